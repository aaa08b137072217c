import assert from 'node:assert/strict';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { paypalSender } from './sender.ts';

export const CAPTURED = 'payment.capture.completed';
export const FRAUD = 'customer.dispute.created.fraud';

export type Fields = Readonly<Record<string, unknown>>;

export async function read(payload: string): Promise<Reading> {
  const [reading] = await readPayload(paypalSender, payload);
  assert.ok(reading);
  return reading;
}

export async function understood(payload: string): Promise<Understood> {
  const reading = await read(payload);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}

/** The fixture with other fields in its envelope. */
export function withEvent(fixture: string, fields: Fields): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('paypal', fixture)), ...fields });
}

/** The fixture with other fields in its resource. */
export function withResource(fixture: string, fields: Fields): string {
  const event = JSON.parse(fixtureText('paypal', fixture));
  return JSON.stringify({ ...event, resource: { ...event.resource, ...fields } });
}
