import { readerOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { workosSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with something changed beside its data. */
export function withEnvelope(fixture: string, fields: Fields): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('workos', fixture)), ...fields });
}

/** A fixture with something changed in its data. */
export function withData(fixture: string, fields: Fields): string {
  const event = JSON.parse(fixtureText('workos', fixture));
  return JSON.stringify({ ...event, data: { ...event.data, ...fields } });
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(workosSender);
