import assert from 'node:assert/strict';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { checkoutSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with other values in its envelope, and others in its data; undefined takes one out. */
export function changed(fixture: string, data: Fields, envelope: Fields = {}): string {
  const event = JSON.parse(fixtureText('checkout', fixture));
  return JSON.stringify({ ...event, data: { ...event.data, ...data }, ...envelope });
}

export async function read(payload: string): Promise<Reading> {
  const [reading] = await readPayload(checkoutSender, payload);
  assert.ok(reading);
  return reading;
}

export async function understood(payload: string): Promise<Understood> {
  const reading = await read(payload);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}
