import type { Annotation } from '../annotation/annotation.ts';
import { digest } from '../ledger/digest.ts';
import { assessmentNamedBy, type OutcomeItem } from './outcome-item.ts';

/** Who tells it, and how what is personal is named. */
export interface Teller {
  /** Names this item in its request. */
  readonly event: string;
  readonly caller: string;
  /** An HMAC that tells nothing to those who do not have its key. */
  pseudonym(kind: string, id: string): string;
}

/**
 * The key of what an item states: by the caller's id for it, else by what it says of what.
 * @param said as it goes into the annotation
 */
export function factOf(item: OutcomeItem, said: Annotation, teller: Teller): string {
  const name =
    item.id === undefined
      ? teller.pseudonym('outcome', content(item, said, teller.event))
      : digest(teller.caller, item.id);
  return `${name}:outcome:${stageOf(item, said)}`;
}

/**
 * What is said, in words of annotate: one id of the caller may go through several, such as a second
 * factor that is asked for and then passed.
 */
export function stageOf({ signal }: OutcomeItem, said: Annotation): string {
  const { annotation, reasons = [], transactionEvent, phoneAuthenticationEvent } = said;
  const words = [
    annotation,
    ...[...reasons].sort(),
    transactionEvent && `EVENT_${transactionEvent.eventType ?? ''}`,
    phoneAuthenticationEvent && 'PHONE',
  ];
  const spelt = words.filter((word) => word !== undefined).join('_');
  // A verdict alone does not tell why: a support case is another fact than a purchase.
  return reasons.length > 0 ? spelt : (signal ?? spelt).toUpperCase();
}

function content(item: OutcomeItem, said: Annotation, event: string): string {
  const { transactionEvent: payment, phoneAuthenticationEvent: phone } = said;
  return JSON.stringify([
    subject(item, event),
    said.annotation,
    [...(said.reasons ?? [])].sort(),
    payment && [payment.eventType, payment.reason, shortest(payment.value), payment.eventTime],
    phone && [phone.phoneNumber, phone.eventTime],
    item.eventTime,
  ]);
}

/** One account is told the same of again and again: without a time, each request tells another fact. */
function subject(item: OutcomeItem, event: string): readonly unknown[] {
  const { keys, accountId, action, eventTime } = item;
  const assessment = assessmentNamedBy(item);
  if (assessment) return ['assessment', assessment.id];
  if (keys.length > 0) return ['keys', [...new Set(keys)].sort()];
  return ['account', accountId, action, ...(eventTime === undefined ? [event] : [])];
}

/** `12.50` and `12.5` are one amount. */
function shortest(amount: string | undefined): string | undefined {
  const [whole, decimals = ''] = (amount ?? '').split('.');
  return amount && `${BigInt(whole ?? 0)}.${decimals.replace(/0+$/, '')}`;
}
