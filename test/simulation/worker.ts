import { parentPort, workerData } from 'node:worker_threads';
import { playShare } from './play-share.ts';

parentPort?.postMessage(await playShare(workerData));
