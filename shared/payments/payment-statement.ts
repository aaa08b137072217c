import type { TransactionEvent } from '../annotation/annotation.ts';
import type { Reason, TransactionEventType, Verdict } from '../annotation/vocabulary.ts';
import { compact } from '../compact.ts';
import type { Statement } from '../providers/provider.ts';
import { reasonText } from './reason-text.ts';

/** A decimal in whole units and its ISO 4217 code in upper case. */
export interface Amount {
  readonly value: string;
  readonly currency: string;
}

/** What an event says about a payment, in the columns of an event table. */
export interface PaymentFacts {
  /** What the fact is about: the sender's id of a charge, a refund, a dispute … */
  readonly entity: string;
  /** Which moment in its life: a second chargeback is another stage. */
  readonly stage: string;
  readonly eventType?: TransactionEventType | undefined;
  readonly verdict?: Verdict | undefined;
  readonly reasons?: readonly Reason[] | undefined;
  /** Code or term for `transactionEvent.reason`, as the sender spelled it. */
  readonly reason?: string | null | undefined;
  readonly amount?: Amount | undefined;
  readonly because: string;
}

/** The statement that says these facts; its fact key ends in the first reason, else the event type. */
export function paymentStatement(facts: PaymentFacts): Statement {
  const { entity, stage, eventType, verdict, reasons, amount, because } = facts;
  return compact({
    annotation: compact({
      annotation: verdict,
      reasons: reasons && [...reasons],
      transactionEvent: eventType && transactionEvent(eventType, facts),
    }),
    fact: `${entity}:${stage}:${reasons?.[0] ?? eventType}`,
    because,
    currency: eventType && amount?.currency,
  });
}

function transactionEvent(
  eventType: TransactionEventType,
  { reason, amount }: PaymentFacts,
): TransactionEvent {
  return compact({ eventType, reason: reasonText(reason), value: amount?.value });
}
