import { decimals } from '../../payments/amounts.ts';
import { classifyDispute } from '../../payments/classify-dispute.ts';
import { disputeCategories } from '../../payments/dispute-categories.ts';
import { asked, contested, won } from '../../payments/dispute-saying.ts';
import { type Dispute as AnyDispute, chargeback } from '../../payments/dispute-statement.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import { nothing, on, type Saying, says } from '../event-table.ts';
import { type Dispute, dispute } from './schema.ts';

/**
 * What Shopify's `reason` of a dispute means; it is Stripe's, which runs Shopify Payments, and has
 * been spelled with one l and with two.
 * Source: https://shopify.dev/docs/api/admin-graphql/latest/enums/ShopifyPaymentsDisputeReason
 */
const categoryOf = disputeCategories('Shopify', {
  FRAUD: ['fraudulent', 'debit_not_authorized'],
  SERVICE: [
    'product_not_received',
    'product_unacceptable',
    'credit_not_processed',
    'subscription_canceled',
    'subscription_cancelled',
    'duplicate',
  ],
});

/**
 * A creation and an update look alike, so each says what its status means, and facts that were said
 * before are sent once.
 */
export const readDispute = on(dispute, (given, { opinions }) => {
  const told = toDispute(given);
  if (given.status === 'prevented') return prevented(told);
  if (given.type === 'inquiry') return asked(told);
  if (given.type !== 'chargeback') return nothing('a type of dispute that is not known here');
  if (given.status === 'won') return won(told, opinions);
  const evidence = isContested(given) ? contested(told).statements : [];
  return says(chargeback(told, opinions), ...evidence);
});

/** Shopify also calls a dispute so that was handed over before any evidence was sent. */
function isContested({ status, evidence_sent_on }: Dispute): boolean {
  return status === 'under_review' && typeof evidence_sent_on === 'string';
}

/** Whether by a refund or by the details of the order is not told, so it is nobody's verdict. */
function prevented({ kind, entity, code, amount }: AnyDispute): Saying {
  if (kind.class !== 'FRAUD') return nothing(`prevented, and not about fraud; ${kind.because}`);
  return says(
    paymentStatement({
      entity,
      stage: 'alert',
      eventType: 'CHARGEBACK_ALERT',
      reason: code,
      amount,
      because: `prevented, how is not told, so it is no verdict; ${kind.because}`,
    }),
  );
}

function toDispute({ id, amount, currency, reason, network_reason_code }: Dispute): AnyDispute {
  return {
    entity: id,
    kind: classifyDispute({ code: network_reason_code, category: categoryOf(reason) }),
    code: network_reason_code ?? reason,
    amount: decimals(amount, currency),
  };
}
