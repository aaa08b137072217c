import type { Payment } from './payment.ts';

/** A part of a payment's life. */
type Chapter = (payment: Payment) => void;

const FRAUD = { reason: 'fraudulent', code: '10.4' };
const SERVICE = { reason: 'product_not_received', code: '13.1' };
const OTHER = { reason: 'general', code: undefined };

/** From the first attempt to the end, each part by chance. */
export function live(payment: Payment): void {
  const { chance } = payment;
  while (chance.happens(0.2)) declined(payment);
  authorized(payment);
  if (chance.happens(0.3)) reviewed(payment);
  if (chance.happens(0.1)) cancelled(payment);
  else succeeded(payment);
}

function succeeded(payment: Payment): void {
  const { chance } = payment;
  captured(payment);
  for (const [probability, chapter] of chance.shuffled(AFTERWARDS)) {
    if (chance.happens(probability)) chapter(payment);
  }
}

const AFTERWARDS: readonly (readonly [probability: number, Chapter])[] = [
  [0.3, unremarkable],
  [0.25, warned],
  [0.35, refunded],
  [0.4, disputedAsFraud],
  [0.15, (payment) => disputedOtherwise(payment, SERVICE, 'CHARGEBACK_DISPUTE')],
  [0.1, (payment) => disputedOtherwise(payment, OTHER, 'CHARGEBACK')],
];

function declined(payment: Payment): void {
  const { amount: value, chance } = payment;
  const blocked = chance.happens(0.3);
  const outcome = { type: blocked ? 'blocked' : 'issuer_declined' };
  payment.tell(
    'charge.failed',
    payment.carrier('charge', { outcome }),
    blocked
      ? {
          eventType: 'MERCHANT_DENY',
          reasons: ['TRANSACTION_DECLINED', 'PAYMENT_HEURISTICS'],
          value,
        }
      : { eventType: 'AUTHORIZATION_DECLINE', reasons: ['TRANSACTION_DECLINED'], value },
  );
  const error = { last_payment_error: { charge: payment.chargeId } };
  payment.tell('payment_intent.payment_failed', payment.carrier('payment_intent', error));
  payment.newCharge();
}

function authorized(payment: Payment): void {
  const { amount: value, chance } = payment;
  payment.tell('charge.succeeded', payment.carrier('charge', { status: 'succeeded' }), {
    eventType: 'AUTHORIZATION',
    reasons: ['TRANSACTION_ACCEPTED'],
    value,
  });
  if (chance.happens(0.3)) {
    const capturable = { amount_capturable: payment.minor(value) };
    payment.tellAgain(
      'payment_intent.amount_capturable_updated',
      payment.carrier('payment_intent', capturable),
    );
  }
}

function captured(payment: Payment): void {
  const { amount: value } = payment;
  const received = { amount_received: payment.minor(value) };
  payment.tell('payment_intent.succeeded', payment.carrier('payment_intent', received), {
    eventType: 'PAYMENT_CAPTURE',
    reasons: ['TRANSACTION_ACCEPTED'],
    value,
  });
}

function cancelled(payment: Payment): void {
  const { amount: value, chance } = payment;
  const reason = chance.pick(['fraudulent', 'abandoned']);
  const intent = payment.carrier('payment_intent', { cancellation_reason: reason });
  payment.tell('payment_intent.canceled', intent, {
    eventType: 'CANCEL',
    ...(reason === 'fraudulent'
      ? { verdict: 'FRAUDULENT', reasons: ['PAYMENT_HEURISTICS'] as const }
      : {}),
    value,
  });
}

function reviewed(payment: Payment): void {
  const review = payment.id('prv');
  const tell = (type: string, fields: object, statement?: Parameters<Payment['tell']>[2]) =>
    payment.tell(type, payment.about('review', review, fields), statement);
  tell(
    'review.opened',
    { opened_reason: 'rule' },
    { eventType: 'MANUAL_REVIEW', reasons: ['PAYMENT_HEURISTICS'] },
  );
  const closed_reason = payment.chance.pick(['approved', 'refunded_as_fraud', 'refunded']);
  if (closed_reason === 'approved') {
    tell(
      'review.closed',
      { closed_reason },
      { eventType: 'MERCHANT_APPROVE', verdict: 'LEGITIMATE' },
    );
  } else if (closed_reason === 'refunded_as_fraud') {
    tell(
      'review.closed',
      { closed_reason },
      { eventType: 'MERCHANT_DENY', verdict: 'FRAUDULENT', reasons: ['REFUND_FRAUD'] },
    );
  } else tell('review.closed', { closed_reason });
}

function unremarkable(payment: Payment): void {
  payment.tell('charge.updated', payment.carrier('charge', {}));
}

function warned(payment: Payment): void {
  const warning = payment.about('radar.early_fraud_warning', payment.id('issfr'), {
    fraud_type: 'made_with_stolen_card',
  });
  payment.tell('radar.early_fraud_warning.created', warning, {
    eventType: 'FRAUD_NOTIFICATION',
    verdict: 'FRAUDULENT',
  });
}

function refunded(payment: Payment): void {
  const { chance } = payment;
  const value = chance.between(1, payment.amount);
  const refund = payment.id('re');
  const reason = chance.pick(['fraudulent', 'requested_by_customer', 'duplicate']);
  const status = 'succeeded';
  payment.tell(
    'refund.created',
    payment.about('refund', refund, { reason, status }, value),
    reason === 'fraudulent'
      ? { eventType: 'REFUND', verdict: 'FRAUDULENT', reasons: ['REFUND_FRAUD'], value }
      : { eventType: 'REFUND', reasons: ['REFUND'], value },
  );
  if (chance.happens(0.2)) {
    const failed = payment.about('refund', refund, { reason, status: 'failed' }, value);
    payment.tell('refund.updated', failed, { eventType: 'REFUND_REVERSE', value });
    payment.tellAgain('refund.failed', failed);
  }
}

function disputedAsFraud(payment: Payment): void {
  const { amount: value, chance } = payment;
  const id = payment.id('dp');
  const dispute = (status: string, fields = {}) => disputeOf(payment, id, FRAUD, status, fields);
  payment.tell('charge.dispute.created', dispute('needs_response'), {
    eventType: 'CHARGEBACK',
    verdict: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    value,
  });
  if (chance.happens(0.8)) {
    payment.tellAgain('charge.dispute.funds_withdrawn', dispute('needs_response'));
  }
  if (chance.happens(0.5)) {
    payment.tell(
      'charge.dispute.updated',
      dispute('under_review', { evidence_details: { submission_count: 1 } }),
      { eventType: 'CHARGEBACK_REPRESENTMENT', value },
      { status: 'needs_response', evidence_details: { submission_count: 0 } },
    );
  }
  const end = chance.pick(['won', 'lost']);
  payment.tell(
    'charge.dispute.closed',
    dispute(end),
    end === 'won' ? { eventType: 'CHARGEBACK_REVERSE', verdict: 'LEGITIMATE', value } : undefined,
  );
}

/** Not about fraud: such a dispute sends its reason only. */
function disputedOtherwise(
  payment: Payment,
  why: DisputeReason,
  reason: 'CHARGEBACK_DISPUTE' | 'CHARGEBACK',
): void {
  if (payment.hasSaid({ reasons: [reason] })) return;
  const id = payment.id('dp');
  const dispute = (status: string) => disputeOf(payment, id, why, status, {});
  payment.tell('charge.dispute.created', dispute('needs_response'), { reasons: [reason] });
  payment.tellAgain('charge.dispute.funds_withdrawn', dispute('needs_response'));
  payment.tell('charge.dispute.closed', dispute('lost'));
}

interface DisputeReason {
  readonly reason: string;
  readonly code: string | undefined;
}

function disputeOf(
  payment: Payment,
  id: string,
  { reason, code }: DisputeReason,
  status: string,
  fields: object,
): object {
  const card = { brand: 'visa', ...(code ? { network_reason_code: code } : {}) };
  const method = { payment_method_details: { type: 'card', card } };
  return payment.about('dispute', id, { reason, status, ...method, ...fields });
}
