import type { Annotation } from '../annotation/annotation.ts';
import type { Reason, TransactionEventType, Verdict } from '../annotation/vocabulary.ts';

/** What a call would tell Google, fit to be shown: no ids of people, no free text, no amounts. */
export interface WouldSend {
  readonly annotation?: Verdict;
  readonly reasons?: readonly Reason[];
  readonly transactionEvent?: { readonly eventType?: TransactionEventType };
}

export function wouldSend({ annotation, reasons, transactionEvent }: Annotation): WouldSend {
  const { eventType } = transactionEvent ?? {};
  return {
    ...(annotation ? { annotation } : {}),
    ...(reasons?.length ? { reasons } : {}),
    ...(transactionEvent ? { transactionEvent: eventType ? { eventType } : {} } : {}),
  };
}
