import type { Opinion } from '../../../shared/config/opinions.ts';
import { DEFAULT_OPINIONS } from '../../../shared/config/opinions.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readerOf, readPayload } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { auth0Sender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture on one line, as a stream sends it. */
export function lineOf(fixture: string): string {
  return JSON.stringify(JSON.parse(fixtureText('auth0', fixture)));
}

/** A fixture with something changed in its data. */
export function withData(fixture: string, fields: Fields): string {
  const record = JSON.parse(fixtureText('auth0', fixture));
  Object.assign(record.data, fields);
  return JSON.stringify(record);
}

/** A fixture with something changed in the details of its data. */
export function withDetails(fixture: string, fields: Fields): string {
  const { details } = JSON.parse(fixtureText('auth0', fixture)).data;
  return withData(fixture, { details: { ...details, ...fields } });
}

export function readAll(
  payload: string,
  opinions: readonly Opinion[] = DEFAULT_OPINIONS,
): Promise<Reading[]> {
  return readPayload(auth0Sender, payload, opinions);
}

/** What the one reading of a payload says, and why it says nothing where it does. */
export async function reasonsOf(payload: string): Promise<(string | undefined)[]> {
  const { statements, because } = await understood(payload);
  const reasons = statements.flatMap(({ annotation }) => annotation.reasons ?? []);
  return reasons.length > 0 ? reasons : [because];
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(auth0Sender);
