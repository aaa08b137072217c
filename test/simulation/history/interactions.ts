import { assessmentOf } from '../../../shared/annotation/assessment-name.ts';
import type { Chance } from '../chance.ts';
import { PROJECT, planKnown } from './facts.ts';
import { type Account, CANARY, NETWORK, type OrderNumber, type Subject } from './plan.ts';
import { planOrderNumber } from './references.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Something that was done with an account, and assessed. */
export interface Interaction {
  /** Unique in its history. */
  readonly name: string;
  readonly account: Account;
  readonly subject: Subject;
  /** When it was done; milliseconds since 1970. */
  readonly at: number;
  /** As the site spells what was done; sign-ins mostly. */
  readonly action: string | undefined;
  readonly userIp: string;
  /** What is found where its assessment may be, perhaps. */
  readonly orderNumber: OrderNumber;
}

const SIGN_IN = [undefined, 'login', 'LOGIN', 'sign-in'] as const;
const OTHER = ['sign_up', 'sign_up', 'checkout'] as const;

/** Those of payments come before. */
const FIRST_NUMBER = 900;

/** What a few people did with their accounts, often several things within minutes. */
export function planInteractions(chance: Chance, start: number): Interaction[] {
  const accounts = Array.from({ length: chance.pick([1, 1, 1, 2]) }, (_, n): Account => {
    const names = [`${CANARY}-user-${n}`, `${CANARY}-mail-${n}`];
    return { names: chance.happens(0.5) ? names : names.slice(0, 1) };
  });
  return accounts.flatMap((account, a) => {
    const pause = chance.pick([2 * SECOND, 20 * SECOND, 40 * SECOND, 5 * MINUTE, 20 * MINUTE]);
    const count = chance.pick([1, 2, 2, 3, 4]);
    let at = start + chance.between(0, MINUTE);
    return Array.from({ length: count }, (_, n): Interaction => {
      at += chance.happens(0.05) ? 6 * HOUR : chance.between(SECOND, 2 * pause);
      return {
        name: `sign-in-${a}-${n}`,
        account,
        subject: planSubject(chance, `signin${a}${n}`, start),
        at,
        action: chance.pick(chance.happens(0.2) ? OTHER : SIGN_IN),
        userIp: `${NETWORK}${chance.pick([1, 1, 2, 3])}`,
        orderNumber: planOrderNumber(chance, FIRST_NUMBER + 10 * a + n),
      };
    });
  });
}

function planSubject(chance: Chance, id: string, start: number): Subject {
  return {
    assessment: assessmentOf(PROJECT, id.padEnd(16, 'x')),
    keys: [`session:${id}`],
    currency: 'EUR',
    knownFrom: planKnown(chance, start),
  };
}
