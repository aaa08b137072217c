import assert from 'node:assert/strict';
import type { Opinion } from '../../../shared/config/opinions.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
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

/** The one reading of a payload. */
export async function read(payload: string, opinions?: readonly Opinion[]): Promise<Reading> {
  const [reading, ...others] = await readPayload(workosSender, payload, opinions);
  assert.equal(others.length, 0);
  assert.ok(reading);
  return reading;
}

export async function understood(
  payload: string,
  opinions?: readonly Opinion[],
): Promise<Understood> {
  const reading = await read(payload, opinions);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}
