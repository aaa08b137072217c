import type { Opinion } from '../../config/opinions.ts';
import { disputeCategories } from '../../payments/dispute-categories.ts';
import { asked, contested, won } from '../../payments/dispute-saying.ts';
import { chargeback } from '../../payments/dispute-statement.ts';
import {
  type EventTable,
  ignored,
  nothing,
  on,
  type Row,
  type Saying,
  says,
} from '../event-table.ts';
import { type Dispute, holdingDispute } from './schema.ts';

/**
 * What Square's `reason` of a dispute means; it gives no code of the network.
 * Source: https://developer.squareup.com/reference/square/enums/DisputeReason
 */
const categoryOf = disputeCategories('Square', {
  FRAUD: ['NO_KNOWLEDGE', 'EMV_LIABILITY_SHIFT'],
  SERVICE: [
    'AMOUNT_DIFFERS',
    'CANCELLED',
    'CUSTOMER_REQUESTS_CREDIT',
    'DUPLICATE',
    'NOT_AS_DESCRIBED',
    'NOT_RECEIVED',
    'PAID_BY_OTHER_MEANS',
  ],
});

const disputeRow: Row = on(holdingDispute, ({ dispute }, { opinions }) =>
  sayDispute(dispute, opinions),
);

/** The state decides, not the event: an inquiry that becomes a chargeback is one fact with a new chargeback. */
export const DISPUTES: EventTable = {
  'dispute.created': disputeRow,
  'dispute.state.updated': disputeRow,
  /** What `dispute.state.updated` was called. */
  'dispute.state.changed': disputeRow,
  'dispute.evidence.*': ignored('evidence is at hand; the state tells when it was submitted'),
};

function sayDispute(given: Dispute, opinions: ReadonlySet<Opinion>): Saying {
  const { entity, state, reason, amount_money: amount } = given;
  const dispute = { entity, kind: categoryOf(reason), code: reason ?? undefined, amount };
  switch (state) {
    case 'INQUIRY_EVIDENCE_REQUIRED':
      return asked(dispute);
    case 'EVIDENCE_REQUIRED':
      return says(chargeback(dispute, opinions));
    case 'PROCESSING':
      return contested(dispute);
    case 'WON':
      return won(dispute, opinions);
    default:
      return nothing(SILENT.get(state) ?? 'a state of a dispute that says nothing we know');
  }
}

/** https://developer.squareup.com/reference/square/enums/DisputeState */
const SILENT: ReadonlyMap<string, string> = new Map([
  ['INQUIRY_PROCESSING', 'the inquiry was answered; no chargeback yet'],
  ['INQUIRY_CLOSED', 'the inquiry ended without a chargeback, which is no verdict'],
  ['LOST', 'lost: what the dispute said stands'],
  ['ACCEPTED', 'accepted by the site: what the dispute said stands'],
]);
