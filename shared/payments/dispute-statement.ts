import type { Reason } from '../annotation/vocabulary.ts';
import type { Opinion } from '../config/opinions.ts';
import type { Statement } from '../providers/provider.ts';
import type { ClassifiedDispute, DisputeClass } from './dispute-class.ts';
import { type Amount, paymentStatement } from './payment-statement.ts';

/** One dispute, ready to be spoken of, whichever processor reported it. */
export interface Dispute {
  /** The processor's id of the dispute. */
  readonly entity: string;
  readonly kind: ClassifiedDispute;
  /** The network's code, else the processor's category. */
  readonly code?: string | null | undefined;
  readonly amount?: Amount | undefined;
}

/** Annotate has one event type for a chargeback and words it as fraud: only fraud sends it. */
const REASON: Readonly<Record<DisputeClass, Reason>> = {
  FRAUD: 'CHARGEBACK_FRAUD',
  SERVICE: 'CHARGEBACK_DISPUTE',
  OTHER: 'CHARGEBACK',
};

/**
 * The money was taken back: what is said depends on the class.
 * @param stage another one for a second chargeback of the same dispute, which is a fact of its own
 */
export function chargeback(
  dispute: Dispute,
  opinions: ReadonlySet<Opinion>,
  stage: 'chargeback' | 'second-chargeback' = 'chargeback',
): Statement {
  const { kind } = dispute;
  const sendsEvent =
    kind.class === 'FRAUD' || (kind.class === 'SERVICE' && opinions.has('service-dispute-event'));
  return paymentStatement({
    ...common(dispute),
    stage,
    eventType: sendsEvent ? 'CHARGEBACK' : undefined,
    verdict: kind.class === 'FRAUD' ? 'FRAUDULENT' : undefined,
    reasons: [REASON[kind.class]],
    because: kind.because,
  });
}

/** The issuer asks about a payment that the cardholder calls fraud; no money moved yet. */
export function inquiry(dispute: Dispute): Statement {
  return paymentStatement({
    ...common(dispute),
    stage: 'inquiry',
    eventType: 'CHARGEBACK_INQUIRY',
    because: `an inquiry, no chargeback yet; ${dispute.kind.because}`,
  });
}

/** A fraud dispute was settled by a refund before it reached the network. */
export function alertRefunded(dispute: Dispute): Statement {
  return paymentStatement({
    ...common(dispute),
    stage: 'alert',
    eventType: 'CHARGEBACK_ALERT',
    verdict: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    because: `refunded on an alert instead of a chargeback; ${dispute.kind.because}`,
  });
}

/** A dispute was turned away with the details of the order: an alert, and nobody's verdict. */
export function alertDeflected(dispute: Dispute): Statement {
  return paymentStatement({
    ...common(dispute),
    stage: 'alert',
    eventType: 'CHARGEBACK_ALERT',
    because: 'deflected with the details of the order, so the alert is all there is',
  });
}

/** Evidence against a fraud chargeback went to the network. */
export function representment(dispute: Dispute, stage: 'representment' | 'appeal'): Statement {
  const what = stage === 'appeal' ? 'an appeal' : 'evidence';
  return paymentStatement({
    ...common(dispute),
    stage,
    eventType: 'CHARGEBACK_REPRESENTMENT',
    because: `${what} against a fraud chargeback was submitted`,
  });
}

/**
 * A fraud chargeback was won for good.
 * @param stage another one where a second chargeback was won: a fact of its own
 */
export function reversal(
  dispute: Dispute,
  opinions: ReadonlySet<Opinion>,
  stage: 'reversal' | 'second-reversal' = 'reversal',
): Statement {
  const legitimate = opinions.has('dispute-win-legitimate');
  return paymentStatement({
    ...common(dispute),
    stage,
    eventType: 'CHARGEBACK_REVERSE',
    verdict: legitimate ? 'LEGITIMATE' : undefined,
    because: `a fraud dispute was won or withdrawn${legitimate ? ', so the payment counts as genuine' : ''}`,
  });
}

function common({ entity, code, amount }: Dispute) {
  return { entity, reason: code, amount };
}
