import type { Annotation } from '../../../shared/annotation/annotation.ts';
import { assessmentOf } from '../../../shared/annotation/assessment-name.ts';
import type { Reason } from '../../../shared/annotation/vocabulary.ts';
import type { Chance } from '../chance.ts';
import { CANARY, type Fact, type Subject } from './plan.ts';

export const PROJECT = 'simulated-project';
export const PROVIDERS = ['alpha', 'beta', 'gamma'] as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PAYMENT_REASONS = ['REFUND', 'CHARGEBACK', 'CHARGEBACK_FRAUD', 'SOCIAL_SPAM'] as const;

export function planSubjects(chance: Chance, start: number): Subject[] {
  const count = chance.pick([1, 1, 1, 1, 1, 2, 2, 3, 4]);
  return Array.from({ length: count }, (_, n) => {
    const id = `assessment${n}`.padEnd(16, 'x');
    const keys = chance.pick([1, 2, 2, 3]);
    return {
      assessment: assessmentOf(PROJECT, id),
      keys: Array.from({ length: keys }, (_, key) => `order:${n}-${key}`),
      currency: 'EUR',
      knownFrom: planKnown(chance, start),
    };
  });
}

/** Most assessments are known to Google at once; some a little later, much later, or never. */
export function planKnown(chance: Chance, start: number): number {
  if (chance.happens(0.85)) return Number.NEGATIVE_INFINITY;
  if (chance.happens(0.15)) return Number.POSITIVE_INFINITY;
  return start + chance.pick([MINUTE, 5 * MINUTE, 30 * MINUTE]);
}

export function planFacts(chance: Chance, subjects: readonly Subject[], start: number): Fact[] {
  const providers = chance.shuffled(PROVIDERS).slice(0, chance.pick([1, 2, 3]));
  return subjects.flatMap((subject, s) => {
    const isSignIn = chance.happens(0.35);
    const count = chance.pick([1, 1, 2, 2, 3, 4]);
    return Array.from({ length: count }, (_, n): Fact => {
      const marker = `${CANARY}-account-${s}-${n}`;
      const foreign = chance.happens(0.2);
      return {
        marker,
        provider: chance.pick([providers[0] ?? PROVIDERS[0], ...providers]),
        name: `fact-${s}-${n}`,
        subject,
        says: { ...planSaid(chance, isSignIn), accountId: marker },
        ...(chance.happens(0.7) ? { currency: foreign ? 'USD' : subject.currency } : {}),
        refused: planRefused(chance, start),
      };
    });
  });
}

export function planRefused(chance: Chance, start: number): Fact['refused'] {
  if (chance.happens(0.94)) return { from: start, to: start };
  return {
    from: start + chance.pick([0, 0, 0, MINUTE]),
    to: chance.happens(0.5) ? Number.POSITIVE_INFINITY : start + HOUR,
  };
}

function planSaid(chance: Chance, isSignIn: boolean): Annotation {
  const verdict = { annotation: chance.pick(['LEGITIMATE', 'FRAUDULENT']) } as const;
  const reasons: Reason[] = [isSignIn ? planFactor(chance) : chance.pick(PAYMENT_REASONS)];
  if (isSignIn) {
    if (chance.happens(0.15)) reasons.push('CORRECT_PASSWORD');
    return chance.happens(0.3) ? { ...verdict, reasons } : { reasons };
  }
  const transactionEvent = planTransaction(chance);
  return chance.pick<Annotation>([
    verdict,
    { ...verdict, reasons },
    { ...verdict, reasons },
    { ...verdict, transactionEvent },
    { ...verdict, reasons, transactionEvent },
    { transactionEvent },
    { reasons },
  ]);
}

function planFactor(chance: Chance): Reason {
  return chance.pick(['INITIATED_TWO_FACTOR', 'PASSED_TWO_FACTOR', 'FAILED_TWO_FACTOR']);
}

function planTransaction(chance: Chance): NonNullable<Annotation['transactionEvent']> {
  const eventType = chance.pick(['CHARGEBACK', 'REFUND', 'PAYMENT_CAPTURE'] as const);
  return {
    eventType,
    ...(chance.happens(0.5) ? { value: '54.10' } : {}),
    ...(chance.happens(0.3) ? { reason: '10.4' } : {}),
  };
}
