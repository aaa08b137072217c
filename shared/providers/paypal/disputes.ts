import { classifyDispute } from '../../payments/classify-dispute.ts';
import { disputeCategories } from '../../payments/dispute-categories.ts';
import { asked, won } from '../../payments/dispute-saying.ts';
import {
  type Dispute as AnyDispute,
  chargeback,
  representment,
} from '../../payments/dispute-statement.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import {
  type EventTable,
  nothing,
  on,
  type Saying,
  type Surroundings,
  says,
} from '../event-table.ts';
import { type Dispute, dispute } from './schema.ts';

/** No event tells what was before: each repeats the stage, whose fact is sent once. */
export const DISPUTES: EventTable = {
  'CUSTOMER.DISPUTE.CREATED': on(dispute, staged),
  'RISK.DISPUTE.CREATED': on(dispute, staged),
  'CUSTOMER.DISPUTE.UPDATED': on(dispute, updated),
  'CUSTOMER.DISPUTE.RESOLVED': on(dispute, resolved),
};

/**
 * What PayPal's `reason` of a dispute means.
 * Source: https://developer.paypal.com/docs/api/customer-disputes/v1/
 */
const categoryOf = disputeCategories('PayPal', {
  FRAUD: ['UNAUTHORISED'],
  SERVICE: [
    'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED',
    'CREDIT_NOT_PROCESSED',
    'DUPLICATE_TRANSACTION',
    'CANCELED_RECURRING_BILLING',
    'PAYMENT_BY_OTHER_MEANS',
    'INCORRECT_AMOUNT',
  ],
});

/** The first chargeback is one fact; taking the money again after it was contested is another. */
const CHARGEBACKS: ReadonlyMap<string | undefined, 'chargeback' | 'second-chargeback'> = new Map([
  ['CHARGEBACK', 'chargeback'],
  ['PRE_ARBITRATION', 'second-chargeback'],
  ['ARBITRATION', 'second-chargeback'],
]);

function staged(given: Dispute, { opinions }: Surroundings): Saying {
  const told = toDispute(given);
  if (given.dispute_channel === 'ALERT') return alerted(told);
  if (given.dispute_life_cycle_stage === 'INQUIRY') return asked(told);
  const stage = CHARGEBACKS.get(given.dispute_life_cycle_stage);
  return stage === undefined
    ? nothing('at a stage that is not known here')
    : says(chargeback(told, opinions, stage));
}

function alerted(told: AnyDispute): Saying {
  if (told.kind.class !== 'FRAUD') return nothing(`an alert, not of fraud; ${told.kind.because}`);
  const { entity, kind, code, amount } = told;
  const statement = paymentStatement({
    entity,
    stage: 'alert',
    eventType: 'CHARGEBACK_ALERT',
    verdict: 'FRAUDULENT',
    reasons: ['CHARGEBACK_FRAUD'],
    reason: code,
    amount,
    because: `an alert ahead of a chargeback; ${kind.because}`,
  });
  return says(statement);
}

function updated(given: Dispute, surroundings: Surroundings): Saying {
  if (given.status === 'RESOLVED') return nothing('CUSTOMER.DISPUTE.RESOLVED states how it ended');
  const saying = staged(given, surroundings);
  const told = toDispute(given);
  if (told.kind.class !== 'FRAUD' || !isContested(given)) return saying;
  const first = CHARGEBACKS.get(given.dispute_life_cycle_stage) === 'chargeback';
  return says(...saying.statements, representment(told, first ? 'representment' : 'appeal'));
}

function isContested(given: Dispute): boolean {
  return (
    given.dispute_channel !== 'ALERT' &&
    CHARGEBACKS.has(given.dispute_life_cycle_stage) &&
    given.status === 'UNDER_REVIEW' &&
    (given.evidences ?? []).some(({ source }) => source === 'SUBMITTED_BY_SELLER')
  );
}

const WON = ['RESOLVED_SELLER_FAVOUR', 'CANCELED_BY_BUYER', 'DENIED'];
const NOT_WON: ReadonlyMap<string, string> = new Map([
  ['RESOLVED_BUYER_FAVOUR', 'lost: what the dispute said stands'],
  ['ACCEPTED', 'the site accepted the claim: what the dispute said stands'],
  ['RESOLVED_WITH_PAYOUT', 'PayPal paid for it, which is no verdict'],
]);

/** What makes a win more than a technicality. */
const RECOGNIZED = ['NOT_AN_UNAUTHORIZED_TRANSACTION', 'CUSTOMER_RECOGNIZES_TRANSACTION'];

function resolved(given: Dispute, { opinions }: Surroundings): Saying {
  const outcome = given.dispute_outcome?.outcome_code ?? '';
  if (!WON.includes(outcome)) {
    return nothing(NOT_WON.get(outcome) ?? 'resolved in a way that changes no label');
  }
  const stage = CHARGEBACKS.get(given.dispute_life_cycle_stage);
  const saying = won(
    { ...toDispute(given), code: outcome },
    opinions,
    stage === 'second-chargeback' ? 'second-reversal' : 'reversal',
  );
  return isRecognized(given) && opinions.has('dispute-win-legitimate') ? explained(saying) : saying;
}

function isRecognized({ adjudications }: Dispute): boolean {
  return adjudications?.some(({ reason }) => RECOGNIZED.includes(reason ?? '')) ?? false;
}

function explained({ statements, ...saying }: Saying): Saying {
  const because = 'the dispute was won: PayPal found that the holder made the payment';
  return { ...saying, statements: statements.map((statement) => ({ ...statement, because })) };
}

function toDispute(given: Dispute): AnyDispute {
  const code = given.external_reason_code?.trim() || undefined;
  return {
    entity: given.dispute_id,
    kind: classifyDispute({ code, category: categoryOf(given.reason) }),
    code: code ?? given.reason,
    amount: given.dispute_amount,
  };
}
