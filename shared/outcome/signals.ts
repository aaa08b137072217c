import type { Reason, Verdict } from '../annotation/vocabulary.ts';
import { compact } from '../compact.ts';

/** What a word of the site stands for in the words of annotate. */
export interface SignalMeaning {
  readonly annotation?: Verdict;
  readonly reasons?: readonly Reason[];
  /** One short sentence: why this label. */
  readonly because: string;
}

function means(because: string, annotation?: Verdict, reason?: Reason): SignalMeaning {
  const reasons = reason && Object.freeze([reason]);
  return Object.freeze(compact({ annotation, reasons, because }));
}

/** Everything a site can say in one word. */
export const SIGNALS = Object.freeze({
  chargeback_fraud: means(
    'the site reported a chargeback for fraud',
    'FRAUDULENT',
    'CHARGEBACK_FRAUD',
  ),
  chargeback_dispute: means(
    'the site reported a chargeback over the service',
    undefined,
    'CHARGEBACK_DISPUTE',
  ),
  chargeback: means('the site reported a chargeback', undefined, 'CHARGEBACK'),
  refund: means('the site reported a refund', undefined, 'REFUND'),
  refund_fraud: means('the site reported a refund for fraud', 'FRAUDULENT', 'REFUND_FRAUD'),
  transaction_accepted: means(
    'the site reported an accepted transaction',
    undefined,
    'TRANSACTION_ACCEPTED',
  ),
  transaction_declined: means(
    'the site reported a declined transaction',
    undefined,
    'TRANSACTION_DECLINED',
  ),
  payment_suspected: means(
    'the site reported a payment as suspect',
    undefined,
    'PAYMENT_HEURISTICS',
  ),
  two_factor_initiated: means(
    'the site asked for a second factor',
    undefined,
    'INITIATED_TWO_FACTOR',
  ),
  two_factor_passed: means('the site saw the second factor pass', undefined, 'PASSED_TWO_FACTOR'),
  two_factor_failed: means('the site saw the second factor fail', undefined, 'FAILED_TWO_FACTOR'),
  password_correct: means('the site was given the right password', undefined, 'CORRECT_PASSWORD'),
  password_incorrect: means('the site was given a wrong password', undefined, 'INCORRECT_PASSWORD'),
  spam_reported: means('the site reported spam', 'FRAUDULENT', 'SOCIAL_SPAM'),
  login_support_case: means(
    'the site reported a support case of a user it had kept out',
    'LEGITIMATE',
  ),
  purchase_completed: means('the site reported a completed purchase', 'LEGITIMATE'),
  confirmed_legitimate: means('the site confirmed that it was legitimate', 'LEGITIMATE'),
  confirmed_fraud: means('the site confirmed that it was fraud', 'FRAUDULENT'),
});

export type Signal = keyof typeof SIGNALS;

export const SIGNAL_NAMES = Object.freeze(Object.keys(SIGNALS) as Signal[]);
