import { readerOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { paypalSender } from './sender.ts';

export const CAPTURED = 'payment.capture.completed';
export const FRAUD = 'customer.dispute.created.fraud';

export type Fields = Readonly<Record<string, unknown>>;

/** The fixture with other fields in its envelope. */
export function withEvent(fixture: string, fields: Fields): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('paypal', fixture)), ...fields });
}

/** The fixture with other fields in its resource. */
export function withResource(fixture: string, fields: Fields): string {
  const event = JSON.parse(fixtureText('paypal', fixture));
  return JSON.stringify({ ...event, resource: { ...event.resource, ...fields } });
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(paypalSender);
