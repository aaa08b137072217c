import { setTimeout as sleep } from 'node:timers/promises';
import type { LogFields } from '../log/log.ts';
import { asAnnotatorError } from './problem.ts';
import { stackOf } from './stack-of.ts';

/**
 * What kept the work from being done within so many milliseconds, fit for a log line; `late` when it
 * is still under way. Undefined when it is done.
 */
export async function troubleWith(
  work: Promise<unknown>,
  milliseconds: number,
): Promise<LogFields | undefined> {
  const ended = new AbortController();
  const { signal } = ended;
  const outcome = await Promise.race([
    work.then(() => undefined, describe),
    sleep(milliseconds, { code: 'late' }, { signal }).catch(() => undefined),
  ]);
  ended.abort();
  return outcome;
}

function describe(thrown: unknown): LogFields {
  const { code, status, hint } = asAnnotatorError(thrown);
  return { code, hint, ...(status === 500 ? { stack_trace: stackOf(thrown) } : {}) };
}
