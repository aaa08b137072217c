import { readerOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { checkoutSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with other values in its envelope, and others in its data; undefined takes one out. */
export function changed(fixture: string, data: Fields, envelope: Fields = {}): string {
  const event = JSON.parse(fixtureText('checkout', fixture));
  return JSON.stringify({ ...event, data: { ...event.data, ...data }, ...envelope });
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(checkoutSender);
