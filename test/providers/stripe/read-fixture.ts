import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import type { Reading, Understood } from '../../../shared/providers/provider.ts';
import { stripe } from '../../../shared/providers/stripe/index.ts';
import { authenticate } from '../../../shared/providers/stripe/signature.ts';
import { NOW, SECRET, signed } from './sign.ts';

const FOLDER = new URL('../../fixtures/stripe/', import.meta.url);

export const FIXTURES = readdirSync(FOLDER)
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

export function fixtureText(name: string): string {
  return readFileSync(new URL(`${name}.json`, FOLDER), 'utf8');
}

export type { Understood };

/** Takes a fixture the whole way: signed by Stripe's SDK, authenticated, read. */
export function readFixture(name: string, opinions: readonly Opinion[] = DEFAULT_OPINIONS) {
  return understood(readSigned(fixtureText(name), opinions));
}

/** Takes a body the whole way. */
export function readSigned(
  body: string,
  opinions: readonly Opinion[] = DEFAULT_OPINIONS,
  metadataKey = 'recaptcha_assessment',
): Reading {
  const request = signed(body);
  assert.equal(authenticate(request, [SECRET], { now: NOW }).authentic, true);
  const readings = stripe.read(request, { metadataKey, opinions: new Set(opinions) });
  assert.equal(readings.length, 1);
  const [reading] = readings;
  assert.ok(reading);
  return reading;
}

export function understood(reading: Reading): Understood {
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}
