import assert from 'node:assert/strict';
import type { Opinion } from '../../../shared/config/opinions.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readPayload, type Understood } from '../read-payload.ts';
import type { Sender } from '../sender.ts';
import { adyenSender } from './sender.ts';

/** The one reading of a payload, signed and authenticated on its way. */
export async function readOne(payload: string, opinions?: readonly Opinion[]): Promise<Reading> {
  const [reading, ...others] = await readPayload(adyenSender as Sender, payload, opinions);
  assert.ok(reading);
  assert.equal(others.length, 0);
  return reading;
}

/** The same, which must be understood. */
export async function understood(payload: string): Promise<Understood> {
  const reading = await readOne(payload);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}
