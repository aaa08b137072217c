import { decimals } from '../../payments/amounts.ts';
import { classifyDispute } from '../../payments/classify-dispute.ts';
import { disputeCategories } from '../../payments/dispute-categories.ts';
import { asked, contested, settledOnAlert, won } from '../../payments/dispute-saying.ts';
import { type Dispute as AnyDispute, chargeback } from '../../payments/dispute-statement.ts';
import {
  type EventTable,
  ignored,
  nothing,
  on,
  type Saying,
  type Surroundings,
  says,
} from '../event-table.ts';
import { type Dispute, withDispute } from './schema.ts';

const REPORTED = 'what the opening of the dispute said stands';

/** Source: https://developer.paypal.com/braintree/docs/reference/general/webhooks/dispute */
export const DISPUTES: EventTable = {
  dispute_opened: on(withDispute, ({ dispute }, surroundings) => opened(dispute, surroundings)),

  dispute_disputed: on(withDispute, ({ dispute }) =>
    dispute.kind === 'retrieval' ? nothing(RETRIEVAL) : contested(toDispute(dispute)),
  ),

  dispute_won: on(withDispute, ({ dispute }, { opinions }) =>
    dispute.kind === 'retrieval'
      ? nothing(RETRIEVAL)
      : won(
          toDispute(dispute, dispute['amount-won']),
          opinions,
          dispute.kind === 'pre_arbitration' ? 'second-reversal' : 'reversal',
        ),
  ),

  dispute_lost: ignored(`lost: ${REPORTED}`),
  dispute_accepted: ignored(`accepted: ${REPORTED}`),
  dispute_auto_accepted: ignored(`accepted by itself: ${REPORTED}`),
  dispute_expired: ignored(`expired: ${REPORTED}`),
  dispute_under_review: ignored('PayPal looks into the dispute; the outcome is still open'),
};

const RETRIEVAL = 'news of a retrieval request, which is no chargeback';

function opened(dispute: Dispute, { opinions }: Surroundings): Saying {
  const told = toDispute(dispute);
  if (dispute['pre-dispute-program'] === 'visa_rdr') return settledOnAlert(told);
  switch (dispute.kind) {
    case 'retrieval':
      return asked(told);
    case 'pre_arbitration':
      return says(chargeback(told, opinions, 'second-chargeback'));
    // Disputes had no kind before there were others than chargebacks.
    case undefined:
    case 'chargeback':
      return says(chargeback(told, opinions));
    default:
      return nothing('a dispute of a kind that is not known here');
  }
}

function toDispute(dispute: Dispute, amount = dispute['amount-disputed']): AnyDispute {
  const { id, reason, 'reason-code': code, 'currency-iso-code': currency } = dispute;
  const category = categoryOf(reason);
  return {
    entity: id,
    kind: classifyDispute({ network: networkOf(dispute), code, category }),
    code: code ?? reason,
    amount: isInOtherCurrency(dispute) ? undefined : decimals(amount, currency),
  };
}

/** The values of `reason`, as braintree_node 3.40.0 lists them in `dispute.js`. */
const categoryOf = disputeCategories('Braintree', {
  FRAUD: ['fraud'],
  SERVICE: [
    'cancelled_recurring_transaction',
    'credit_not_processed',
    'duplicate',
    'product_not_received',
    'product_unsatisfactory',
    'transaction_amount_differs',
  ],
});

/** Amounts are in the currency of the settlement; where the payment shows another, they are not its. */
function isInOtherCurrency({ 'currency-iso-code': settled, transaction }: Dispute): boolean {
  const paid = transaction?.['currency-iso-code'];
  return paid !== undefined && paid.toUpperCase() !== settled?.toUpperCase();
}

const NETWORK = /visa|master ?card|american express|amex|discover|diners/i;

/** The network behind a wallet, too: `Apple Pay - Visa`. */
function networkOf({ transaction }: Dispute): string | undefined {
  const named =
    transaction?.['payment-instrument-subtype'] ?? transaction?.['credit-card']?.['card-type'];
  return (named === undefined ? undefined : NETWORK.exec(named)?.[0]) ?? named;
}
