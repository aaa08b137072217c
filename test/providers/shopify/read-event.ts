import assert from 'node:assert/strict';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
import { shopifySender } from './sender.ts';

/** What one payload means, taken the whole way. */
export async function read(payload: string): Promise<Reading> {
  const [reading, ...others] = await readPayload(shopifySender, payload);
  assert.ok(reading);
  assert.deepEqual(others, []);
  return reading;
}

export async function understood(payload: string): Promise<Understood> {
  const reading = await read(payload);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}
