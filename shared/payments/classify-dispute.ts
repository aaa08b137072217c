import type { ClassifiedDispute, DisputeClass } from './dispute-class.ts';
import { findReasonCode } from './network-reason-codes.ts';

export interface DisputeFacts {
  /** The card network as the sender names it. */
  readonly network?: string | null | undefined;
  /** The network's reason code. */
  readonly code?: string | null | undefined;
  /** What the processor's own category means: it decides when the code is not known. */
  readonly category: ClassifiedDispute;
}

const MEANS: Readonly<Record<DisputeClass, string>> = {
  FRAUD: 'a fraud code',
  SERVICE: 'a service code',
  OTHER: 'neither fraud nor service',
};

/** The class of a dispute: the network's code beats the processor's category. */
export function classifyDispute({ network, code, category }: DisputeFacts): ClassifiedDispute {
  const known = code ? findReasonCode(network, code) : undefined;
  if (!known) return category;
  return {
    class: known.class,
    because: `${known.network} ${known.code} is ${MEANS[known.class]} (${known.meaning})`,
  };
}
