import type { Fact } from '../plan/plan.ts';
import type { Sent } from '../world/send-all.ts';
import type { Label } from './label.ts';

/** What the sender knows of a fact; milliseconds of its clock. */
interface Told {
  readonly firstSentAt: number;
  /** From when on it certainly had its turn, and did not wait for its assessment. */
  readonly inTurnAt: number;
}

export function whenTold(sent: readonly Sent[]): Map<Fact, Told> {
  const told = new Map<Fact, Told>();
  for (const { message, firstSentAt, answeredAt, status } of sent) {
    const inTurn = status === 'delivered' || status === 'pending';
    const fact = message.to === 'stripe' ? message.fact : undefined;
    if (!fact) continue;
    const before = told.get(fact);
    told.set(fact, {
      firstSentAt: Math.min(before?.firstSentAt ?? Infinity, firstSentAt),
      inTurnAt: Math.min(before?.inTurnAt ?? Infinity, inTurn ? answeredAt : Infinity),
    });
  }
  return told;
}

/**
 * An older fact that was in its turn before a newer one was even sent must be said before it.
 * @returns what is wrong with the labels of one assessment, given in the order they arrived
 */
export function outOfTurn(labels: readonly Label[], told: ReadonlyMap<Fact, Told>): string[] {
  return labels.flatMap((later, at) => {
    const held = labels.slice(0, at).find((earlier) => {
      const isOlder = later.eventTime <= earlier.eventTime && later.fact !== earlier.fact;
      const waited = told.get(later.fact)?.inTurnAt ?? Infinity;
      return isOlder && waited < (told.get(earlier.fact)?.firstSentAt ?? 0);
    });
    return held ? [`${later.fact.name}: said after ${held.fact.name}, whose turn was later`] : [];
  });
}
