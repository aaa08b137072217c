import { readerOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { twilioSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with something changed in its envelope. */
export function withEnvelope(fixture: string, fields: Fields): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('twilio', fixture)), ...fields });
}

/** A fixture with something changed in its data. */
export function withData(fixture: string, fields: Fields): string {
  const event = JSON.parse(fixtureText('twilio', fixture));
  return JSON.stringify({ ...event, data: { ...event.data, ...fields } });
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(twilioSender);
