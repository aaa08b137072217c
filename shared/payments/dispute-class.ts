/**
 * FRAUD: the cardholder says it was not them. SERVICE: they gave the card and are unhappy.
 * OTHER: authorisation, processing, compliance, not recognised, unknown.
 */
export type DisputeClass = 'FRAUD' | 'SERVICE' | 'OTHER';

/** Reason codes by class, each with its meaning. */
export type ReasonCodes = Readonly<Record<DisputeClass, Readonly<Record<string, string>>>>;

export interface ClassifiedDispute {
  readonly class: DisputeClass;
  /** A short sentence, without a full stop, on why. */
  readonly because: string;
}
