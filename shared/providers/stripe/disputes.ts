import type { Opinion } from '../../config/opinions.ts';
import { classifyDispute } from '../../payments/classify-dispute.ts';
import { asked, settledOnAlert, won } from '../../payments/dispute-saying.ts';
import {
  type Dispute as AnyDispute,
  alertDeflected,
  chargeback,
  representment,
} from '../../payments/dispute-statement.ts';
import { type EventTable, ignored, nothing, on, type Saying, says } from '../event-table.ts';
import { amountOf } from './currency.ts';
import { categoryOf } from './dispute-reasons.ts';
import {
  type Dispute,
  dispute,
  type PreviousAttributes,
  type StripeSurroundings,
} from './schema.ts';

export const DISPUTES: EventTable<StripeSurroundings> = {
  'charge.dispute.created': on(dispute, (given, { opinions }) =>
    isInquiry(given) || (caseTypeOf(given) === 'inquiry' && given.status !== 'prevented')
      ? asked(toDispute(given))
      : withdrawn(given, opinions),
  ),
  'charge.dispute.updated': on(dispute, updated),
  'charge.dispute.funds_withdrawn': on(dispute, (given, { opinions }) =>
    isInquiry(given)
      ? nothing('funds held during an inquiry; charge.dispute.created states the inquiry')
      : withdrawn(given, opinions),
  ),
  'charge.dispute.closed': on(dispute, closed),
  'charge.dispute.funds_reinstated': ignored('charge.dispute.closed states the win'),
};

function isInquiry({ status }: { readonly status?: string | undefined }): boolean {
  return status?.startsWith('warning_') ?? false;
}

/** The money is gone: by a chargeback, or by the refund that prevented one. */
function withdrawn(given: Dispute, opinions: ReadonlySet<Opinion>): Saying {
  const told = toDispute(given);
  if (given.status !== 'prevented') return says(chargeback(told, opinions));
  if (told.kind.class === 'SERVICE') return nothing('a service dispute that was prevented');
  if (caseTypeOf(given) !== 'resolution') return says(alertDeflected(told));
  return settledOnAlert(told);
}

/** An update may tell of an escalation, of another reason, or of evidence. */
function updated(given: Dispute, { previous, opinions }: StripeSurroundings): Saying {
  if (isInquiry(given)) return nothing('news of an inquiry; charge.dispute.created stated it');
  if (given.status === 'prevented') return nothing('the dispute was prevented; the alert stands');
  const escalated = isInquiry(previous);
  const told = toDispute(given);
  const statements = [
    ...(escalated || gaveOtherReason(previous) ? [chargeback(told, opinions)] : []),
    ...(!escalated && told.kind.class === 'FRAUD' && submittedEvidence(given, previous)
      ? [representment(told, given.status.startsWith('appeal_') ? 'appeal' : 'representment')]
      : []),
  ];
  return statements.length > 0
    ? says(...statements)
    : nothing('neither an escalation nor evidence against a fraud chargeback');
}

/** A reason that was null before counts too: then the dispute was first reported without one. */
function gaveOtherReason(previous: PreviousAttributes): boolean {
  const { reason, network_reason_code, payment_method_details } = previous;
  return [reason, network_reason_code, payment_method_details?.card?.network_reason_code].some(
    (before) => before !== undefined,
  );
}

function submittedEvidence(given: Dispute, previous: PreviousAttributes): boolean {
  const before = previous.evidence_details?.submission_count;
  const now = given.evidence_details?.submission_count ?? 0;
  const underReview = given.status === 'under_review' || given.status === 'appeal_under_review';
  return (before !== undefined && now > before) || (previous.status !== undefined && underReview);
}

function closed(given: Dispute, { opinions }: StripeSurroundings): Saying {
  if (given.status !== 'won') {
    return nothing(CLOSED.get(given.status) ?? 'closed with a status that changes no label');
  }
  return won(toDispute(given), opinions);
}

const CLOSED: ReadonlyMap<string, string> = new Map([
  ['lost', 'lost: what the dispute said stands'],
  ['warning_closed', 'the inquiry ended without a chargeback, which is no verdict'],
  ['prevented', 'prevented: what the alert said stands'],
  ['charge_refunded', 'closed by a refund; refund.created states it'],
]);

function caseTypeOf({ payment_method_details }: Dispute): string | null | undefined {
  return payment_method_details?.card?.case_type;
}

function toDispute(given: Dispute): AnyDispute {
  const { card } = given.payment_method_details ?? {};
  const code = (card?.network_reason_code ?? given.network_reason_code)?.trim() || undefined;
  const network = card?.network ?? card?.brand;
  return {
    entity: given.entity,
    kind: classifyDispute({ network, code, category: categoryOf(given.reason) }),
    code: code ?? given.reason,
    amount: amountOf(given.amount, given.currency),
  };
}
