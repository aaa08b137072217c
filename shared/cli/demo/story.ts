import { stripeEvent } from '../signed-stripe-event.ts';

/** What should become of one event, and what Google should receive because of it. */
export interface Chapter {
  readonly title: string;
  readonly event: object;
  readonly sign?: 'forged' | 'stale';
  /** The API answers 503 while this one arrives. */
  readonly whileAway?: true;
  readonly expect: string;
  /** Labels expected at the API, in order; the last word is the assessment's nickname. */
  readonly labels: readonly string[];
}

const NOW = Math.floor(Date.now() / 1000);
const DAY = 86_400;

/** Two assessments, as `assessments.create` named them. */
export const ASSESSMENTS = {
  stolen: 'b6ac310000000001',
  unhappy: 'b6ac310000000002',
  late: 'b6ac310000000003',
} as const;

const charge = (name: string, assessment?: string) => ({
  id: `ch_${name}`,
  object: 'charge',
  amount: 4200,
  amount_captured: 4200,
  currency: 'eur',
  payment_intent: `pi_${name}`,
  status: 'succeeded',
  outcome: { type: 'authorized', network_status: 'approved_by_network' },
  metadata: assessment ? { recaptcha_assessment: assessment } : {},
});

const intent = (name: string) => ({
  id: `pi_${name}`,
  object: 'payment_intent',
  amount: 4200,
  amount_received: 4200,
  currency: 'eur',
  latest_charge: `ch_${name}`,
  status: 'succeeded',
  metadata: {},
});

const dispute = (name: string, status: string, reason: string, code: string) => ({
  id: `dp_${name}`,
  object: 'dispute',
  amount: 4200,
  currency: 'eur',
  charge: `ch_${name}`,
  payment_intent: `pi_${name}`,
  reason,
  status,
  evidence_details: { submission_count: status === 'needs_response' ? 0 : 1 },
  payment_method_details: {
    type: 'card',
    card: { brand: 'visa', network_reason_code: code, case_type: 'chargeback' },
  },
});

const disputeUpdated = stripeEvent(
  'charge.dispute.updated',
  dispute('stolen', 'under_review', 'fraudulent', '10.4'),
  NOW - 20 * DAY,
) as { data: object };

const evidence = {
  ...disputeUpdated,
  data: {
    ...disputeUpdated.data,
    previous_attributes: { status: 'needs_response', evidence_details: { submission_count: 0 } },
  },
};

const refund = (name: string, id: string) => ({
  id: `re_${id}`,
  object: 'refund',
  amount: 1250,
  currency: 'eur',
  charge: `ch_${name}`,
  payment_intent: `pi_${name}`,
  reason: 'requested_by_customer',
  status: 'succeeded',
});

const { stolen, unhappy, late } = ASSESSMENTS;

/** The life of three payments, told by Stripe. */
export const STORY: readonly Chapter[] = [
  {
    title: 'a payment is authorised; its metadata carries the assessment',
    event: stripeEvent('charge.succeeded', charge('stolen', stolen), NOW - 60 * DAY),
    expect: 'delivered',
    labels: ['- TRANSACTION_ACCEPTED AUTHORIZATION stolen'],
  },
  {
    title: 'its money is captured',
    event: stripeEvent('payment_intent.succeeded', intent('stolen'), NOW - 60 * DAY + 1),
    expect: 'delivered',
    labels: ['- TRANSACTION_ACCEPTED PAYMENT_CAPTURE stolen'],
  },
  {
    title: 'the issuer warns of fraud',
    event: stripeEvent(
      'radar.early_fraud_warning.created',
      {
        id: 'issfr_1',
        object: 'radar.early_fraud_warning',
        actionable: true,
        charge: 'ch_stolen',
        payment_intent: 'pi_stolen',
        fraud_type: 'made_with_stolen_card',
      },
      NOW - 40 * DAY,
    ),
    expect: 'delivered',
    labels: ['FRAUDULENT - FRAUD_NOTIFICATION stolen'],
  },
  {
    title: 'the cardholder disputes it: Visa 10.4, fraud',
    event: stripeEvent(
      'charge.dispute.created',
      dispute('stolen', 'needs_response', 'fraudulent', '10.4'),
      NOW - 30 * DAY,
    ),
    expect: 'delivered',
    labels: ['FRAUDULENT CHARGEBACK_FRAUD CHARGEBACK stolen'],
  },
  {
    title: 'the money is withdrawn: the same fact, told again',
    event: stripeEvent(
      'charge.dispute.funds_withdrawn',
      dispute('stolen', 'needs_response', 'fraudulent', '10.4'),
      NOW - 30 * DAY + 1,
    ),
    expect: 'duplicate',
    labels: [],
  },
  {
    title: 'the shop hands in evidence',
    event: evidence,
    expect: 'delivered',
    labels: ['FRAUDULENT - CHARGEBACK_REPRESENTMENT stolen'],
  },
  {
    title: 'and wins',
    event: stripeEvent(
      'charge.dispute.closed',
      dispute('stolen', 'won', 'fraudulent', '10.4'),
      NOW - 10 * DAY,
    ),
    expect: 'delivered',
    labels: ['LEGITIMATE - CHARGEBACK_REVERSE stolen'],
  },
  {
    title: 'another payment',
    event: stripeEvent('charge.succeeded', charge('unhappy', unhappy), NOW - 50 * DAY),
    expect: 'delivered',
    labels: ['- TRANSACTION_ACCEPTED AUTHORIZATION unhappy'],
  },
  {
    title: 'its buyer got nothing: Visa 13.1, a dispute, and no fraud',
    event: stripeEvent(
      'charge.dispute.created',
      dispute('unhappy', 'needs_response', 'product_not_received', '13.1'),
      NOW - 25 * DAY,
    ),
    expect: 'delivered',
    labels: ['- CHARGEBACK_DISPUTE - unhappy'],
  },
  {
    title: 'a part is refunded',
    event: stripeEvent('refund.created', refund('unhappy', 'part'), NOW - 24 * DAY),
    expect: 'delivered',
    labels: ['- REFUND REFUND unhappy'],
  },
  {
    title: 'somebody without the secret says it was fraud',
    event: stripeEvent(
      'charge.dispute.created',
      dispute('unhappy', 'needs_response', 'fraudulent', '10.4'),
    ),
    sign: 'forged',
    expect: 'unauthenticated',
    labels: [],
  },
  {
    title: 'somebody replays a genuine request an hour later',
    event: stripeEvent('refund.created', refund('unhappy', 'replayed')),
    sign: 'stale',
    expect: 'unauthenticated',
    labels: [],
  },
  {
    title: 'a refund comes before its payment is known',
    event: stripeEvent('refund.created', refund('late', 'early'), NOW - 60),
    expect: 'parked',
    labels: [],
  },
  {
    title: 'now its payment comes, and both go out, older first',
    event: stripeEvent('charge.succeeded', charge('late', late), NOW - 120),
    expect: 'delivered',
    labels: ['- TRANSACTION_ACCEPTED AUTHORIZATION late', '- REFUND REFUND late'],
  },
  {
    title: 'an event of a type that says nothing here',
    event: stripeEvent('customer.created', { id: 'cus_1', object: 'customer' }),
    expect: 'ignored',
    labels: [],
  },
  {
    title: 'the API is away when a second refund comes',
    event: stripeEvent('refund.created', refund('late', 'second'), NOW - 30),
    whileAway: true,
    expect: 'pending',
    labels: [],
  },
];

/** What the API receives once it is back and Stripe delivers the last event again. */
export const AFTER_THE_OUTAGE = ['- REFUND REFUND late'];
