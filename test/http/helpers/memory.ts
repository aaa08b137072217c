import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

export const MIB = 1024 * 1024;

/** What this process really holds, in bytes, once its garbage is collected. */
export function bytesHeld(): number {
  // The second run frees the buffers whose owners the first one found to be garbage.
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** By how many bytes the process grew while `work` was repeated, the first time not counted. */
export async function growthOver(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = bytesHeld();
  for (let n = 0; n < times; n += 1) await work();
  return bytesHeld() - before;
}
