import type { Opinion } from '../../config/opinions.ts';
import { decimals } from '../../payments/amounts.ts';
import {
  authorized,
  cancelled,
  captureDeclined,
  captured,
  declined,
  type PaymentMoment,
  refunded,
} from '../../payments/payment-events.ts';
import { nothing, on, type Saying, says } from '../event-table.ts';
import { transaction } from './schema.ts';

export const readTransaction = on(transaction, (given, { opinions }) => {
  const { id: entity, kind, status, error_code: reason } = given;
  const amount = decimals(given.amount, given.currency);
  if (status === 'success') return succeeded(kind, { entity, amount }, opinions);
  if (status === 'failure' || status === 'error') return failed(kind, { entity, reason, amount });
  return nothing('the outcome is still open');
});

const UNKNOWN_KIND = 'a kind of transaction that says nothing about a payment';

function succeeded(kind: string, moment: PaymentMoment, opinions: ReadonlySet<Opinion>): Saying {
  switch (kind) {
    case 'authorization':
      return says(authorized(moment));
    case 'sale':
      return says(captured(moment, opinions, ['TRANSACTION_ACCEPTED']));
    case 'capture':
      return says(captured(moment, opinions));
    case 'void':
      return says(cancelled(moment));
    case 'refund':
      return says(refunded(moment));
    default:
      return nothing(UNKNOWN_KIND);
  }
}

function failed(kind: string, moment: PaymentMoment): Saying {
  switch (kind) {
    case 'authorization':
    case 'sale':
      return says(declined(moment));
    case 'capture':
      return says(captureDeclined(moment));
    case 'void':
      return nothing('it could not be cancelled, so what was said of it stands');
    case 'refund':
      return nothing('the refund failed, so nothing was refunded');
    default:
      return nothing(UNKNOWN_KIND);
  }
}
