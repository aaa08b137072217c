import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../processes/senders.ts';
import type { Fleet } from './fleet.ts';

/** As many call at the same time. */
const CALLERS = 2;

/** Stands for Cloud Scheduler: calls `deliver` again and again. */
export interface DeliverJob {
  stop(): Promise<void>;
}

export function startDeliverJob(fleet: Fleet, random: () => number, everyMs: number): DeliverJob {
  const stopped = new AbortController();
  const running = Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (!stopped.signal.aborted) {
        await say(fleet.url(random), { to: 'deliver' }, Date.now());
        await sleep(everyMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
    }),
  );
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/**
 * Lets several callers at once call `deliver` until nothing is pending any more.
 * @param aheadMs how far the clock of the processes is ahead of ours
 * @returns how many are still pending when the patience is over: 0 when all went well
 */
export async function drain(
  fleet: Fleet,
  random: () => number,
  aheadMs: number,
  patienceMs: number,
): Promise<number> {
  const giveUpAt = performance.now() + patienceMs;
  const left = await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (;;) {
        const reply = await say(fleet.url(random), { to: 'deliver' }, Date.now() + aheadMs);
        const pending = reply?.body.left?.pending ?? Number.NaN;
        if (pending === 0 || performance.now() > giveUpAt) return pending;
        await sleep(500);
      }
    }),
  );
  return Math.max(...left);
}
