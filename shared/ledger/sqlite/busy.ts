import { setTimeout as sleep } from 'node:timers/promises';
import { AnnotatorError } from '../../annotator-error.ts';
import { PATIENCE_MS } from '../ledger.ts';

const SQLITE_BUSY = 5;

/** The pause between two looks at somebody else's lock, in milliseconds. */
const PAUSE_MS = 10;

/** When somebody who comes now has waited long enough. */
export function patienceFromNow(patienceMs = PATIENCE_MS): number {
  return performance.now() + patienceMs;
}

/**
 * Runs `attempt` until the database is free, without blocking the event loop meanwhile.
 * @param giveUpAt as `patienceFromNow` tells it
 * @throws AnnotatorError `ledger_unavailable` for whatever SQLite reports
 */
export async function whenFree<T>(attempt: () => T, giveUpAt = patienceFromNow()): Promise<T> {
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw unavailable(error);
    }
    await sleep(PAUSE_MS);
  }
}

/** Runs a statement; whatever SQLite reports is `ledger_unavailable`. */
export function reachable<T>(statement: () => T): T {
  try {
    return statement();
  } catch (error) {
    throw unavailable(error);
  }
}

function isBusy(error: unknown): boolean {
  return sqliteCode(error) % 256 === SQLITE_BUSY;
}

function sqliteCode(error: unknown): number {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' ? code : 0;
}

function unavailable(cause: unknown): AnnotatorError {
  if (cause instanceof AnnotatorError) return cause;
  return new AnnotatorError('ledger_unavailable', 'The ledger cannot be reached', {
    hint: `SQLite error ${sqliteCode(cause)}`,
    retryAfter: 5,
    cause,
  });
}
