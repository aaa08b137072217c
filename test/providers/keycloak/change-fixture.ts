import { readerOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { keycloakSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with something changed in the event, and in one of the objects in it. */
export function changed(fixture: string, fields: Fields, details: Fields = {}): string {
  const event = JSON.parse(fixtureText('keycloak', fixture));
  return JSON.stringify({ ...event, details: { ...event.details, ...details }, ...fields });
}

/** A fixture with something changed in the details of the sign-in. */
export function withDetails(fixture: string, details: Fields): string {
  return changed(fixture, {}, details);
}

/** The reasons a payload gives, in order. */
export async function reasonsOf(payload: string) {
  const { statements } = await understood(payload);
  return statements.flatMap(({ annotation }) => annotation.reasons ?? []);
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(keycloakSender);
