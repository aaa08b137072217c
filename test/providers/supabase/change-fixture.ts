import assert from 'node:assert/strict';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { supabaseSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with something changed beside its metadata. */
export function withFields(fixture: string, fields: Fields): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('supabase', fixture)), ...fields });
}

/** A fixture with something changed in its metadata. */
export function withMetadata(fixture: string, fields: Fields): string {
  const event = JSON.parse(fixtureText('supabase', fixture));
  return JSON.stringify({ ...event, metadata: { ...event.metadata, ...fields } });
}

/** The one reading of a payload. */
export async function read(payload: string): Promise<Reading> {
  const [reading, ...others] = await readPayload(supabaseSender, payload);
  assert.equal(others.length, 0);
  assert.ok(reading);
  return reading;
}

export async function understood(payload: string): Promise<Understood> {
  const reading = await read(payload);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}
