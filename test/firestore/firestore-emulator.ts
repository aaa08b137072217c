import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { freePort } from '../helpers/free-port.ts';
import { ownProcessGroup } from './process-group.ts';

export interface FirestoreEmulator {
  /** `host:port`, as FIRESTORE_EMULATOR_HOST takes it. */
  readonly host: string;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Another process may take the free port in between. */
const TRIES = 3;
const LONGEST_START_MS = 60_000;
const POLL_MS = 50;
const SETTINGS = { CLOUDSDK_CORE_DISABLE_PROMPTS: '1', JAVA_TOOL_OPTIONS: '-Xmx1g' };

/**
 * Starts Google's Firestore emulator on a free port; resolves when it answers. It takes any project
 * and any database, and forgets everything when it stops, at the latest with this process.
 * @throws AnnotatorError `internal`, with what gcloud printed, when it does not start
 */
export async function startFirestoreEmulator(): Promise<FirestoreEmulator> {
  let printed = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const host = `127.0.0.1:${await freePort()}`;
    const child = spawn('gcloud', ['emulators', 'firestore', 'start', `--host-port=${host}`], {
      env: { ...process.env, ...SETTINGS },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const group = ownProcessGroup(child);
    printed = '';
    child.once('error', ({ message }) => {
      printed += message;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed = (printed + text).slice(-4_000);
      });
    }
    if (await becomesReady(host, child)) return { host, stop: () => stop(host, group.kill) };
    await group.kill();
  }
  throw new AnnotatorError('internal', `The Firestore emulator did not start:\n${printed}`);
}

async function becomesReady(host: string, child: ChildProcess): Promise<boolean> {
  const giveUpAt = performance.now() + LONGEST_START_MS;
  const isRunning = () => child.pid && child.exitCode === null && child.signalCode === null;
  while (isRunning() && performance.now() < giveUpAt) {
    if (await answers(host)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

async function stop(host: string, kill: () => Promise<void>): Promise<void> {
  await kill();
  while (await answers(host)) await sleep(POLL_MS);
}

/** It listens before it can serve; reading a document takes all it has. */
async function answers(host: string): Promise<boolean> {
  const url = `http://${host}/v1/projects/ready/databases/(default)/documents/is/ready`;
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return status === 404;
  } catch {
    return false;
  }
}
