import assert from 'node:assert/strict';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
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

/** The one reading of a payload. */
export async function read(payload: string): Promise<Reading> {
  const [reading, ...others] = await readPayload(keycloakSender, payload);
  assert.equal(others.length, 0);
  assert.ok(reading);
  return reading;
}

export async function understood(payload: string): Promise<Understood> {
  const reading = await read(payload);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}

/** The reasons a payload gives, in order. */
export async function reasonsOf(payload: string) {
  const { statements } = await understood(payload);
  return statements.flatMap(({ annotation }) => annotation.reasons ?? []);
}
