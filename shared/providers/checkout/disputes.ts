import type { Opinion } from '../../config/opinions.ts';
import { classifyDispute } from '../../payments/classify-dispute.ts';
import { disputeCategories } from '../../payments/dispute-categories.ts';
import { asked, contested, settledOnAlert, won } from '../../payments/dispute-saying.ts';
import { chargeback, type Dispute } from '../../payments/dispute-statement.ts';
import {
  type EventTable,
  ignored,
  nothing,
  on,
  type Row,
  type Saying,
  says,
} from '../event-table.ts';
import { amountOf } from './currency.ts';
import { type Dispute as CheckoutDispute, dispute } from './schema.ts';

/**
 * Source: the enumerations of Checkout.com's own SDKs,
 * https://github.com/checkout/checkout-sdk-net/tree/master/src/CheckoutSdk/Disputes
 */
const categoryOf = disputeCategories('Checkout.com', {
  FRAUD: ['fraudulent'],
  SERVICE: [
    'duplicate',
    'not_as_described',
    'credit_not_issued',
    'canceled_recurring',
    'product_service_not_received',
  ],
});

const opened = onDispute((told, { opinions }) => says(chargeback(told, opinions)));
const evidence = onDispute((told) => contested(told));
const arbitration = onDispute((told) => contested(told, 'appeal'));
const reversed = onDispute((told, { opinions }) => won(told, opinions));
const final = ignored('what was said when the dispute came stands');

/** Rows that are the same state one fact, whichever event comes first. */
export const DISPUTES: EventTable = {
  request_for_information_received: onDispute((told) => asked(told)),

  dispute_received: opened,
  dispute_evidence_required: opened,

  dispute_evidence_submitted: evidence,
  dispute_evidence_acknowledged_by_scheme: evidence,

  dispute_arbitration_evidence_submitted: arbitration,
  dispute_arbitration_sent_to_scheme: arbitration,

  dispute_won: reversed,
  dispute_arbitration_won: reversed,
  dispute_canceled: reversed,

  dispute_resolved: onDispute((told, { given }) =>
    given.resolved_reason === 'rapid_dispute_resolution'
      ? settledOnAlert(told)
      : nothing('resolved because it was refunded before; the refund and the dispute stand'),
  ),

  dispute_accepted: final,
  dispute_expired: final,
  dispute_lost: final,
  dispute_arbitration_lost: ignored('lost at arbitration, which changes no label'),
};

interface Telling {
  readonly given: CheckoutDispute;
  readonly opinions: ReadonlySet<Opinion>;
}

function onDispute(say: (told: Dispute, telling: Telling) => Saying): Row {
  return on(dispute, (given, { opinions }) => say(toDispute(given), { given, opinions }));
}

/** The code decides: Checkout.com's own samples pair `canceled_recurring` with 10.4. */
function toDispute(given: CheckoutDispute): Dispute {
  const { id, category, reason_code: code, payment_method: network } = given;
  return {
    entity: id,
    kind: classifyDispute({ network, code, category: categoryOf(category) }),
    code: code ?? category,
    amount: amountOf(given.amount, given.currency),
  };
}
