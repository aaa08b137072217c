import { readerOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { squareSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with something changed in its envelope. */
export function withEnvelope(fixture: string, fields: Fields): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('square', fixture)), ...fields });
}

/** A fixture with something changed in the payment, refund or dispute it is about. */
export function withObject(fixture: string, fields: Fields): string {
  const event = JSON.parse(fixtureText('square', fixture));
  for (const object of Object.values(event.data.object)) Object.assign(object as object, fields);
  return JSON.stringify(event);
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(squareSender);
