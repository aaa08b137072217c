/** Enum value 0 of each: means "nothing said", so it is never sent. */
export const UNSPECIFIED = {
  annotation: 'ANNOTATION_UNSPECIFIED',
  reason: 'REASON_UNSPECIFIED',
  transactionEventType: 'TRANSACTION_EVENT_TYPE_UNSPECIFIED',
} as const;
