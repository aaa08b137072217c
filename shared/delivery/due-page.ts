import { instant } from '../time.ts';
import type { DeliveryServices } from './services.ts';

const ROUNDS = 25;
/** What has just become due need not wait until a backlog is gone: it gets every fourth turn. */
const OLDEST_PER_ROUND = 3;

/** Assessments to send for next: those due longest, and among them those due latest. */
export async function duePage({ ledger, clock }: DeliveryServices): Promise<string[]> {
  const now = instant(clock.now());
  const [oldest, latest] = await Promise.all([
    ledger.dueHeads(now, ROUNDS * OLDEST_PER_ROUND, 'oldest'),
    ledger.dueHeads(now, ROUNDS, 'newest'),
  ]);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => [
    ...oldest.slice(round * OLDEST_PER_ROUND, (round + 1) * OLDEST_PER_ROUND),
    ...latest.slice(round, round + 1),
  ]);
  return [...new Set(rounds.flat())];
}
