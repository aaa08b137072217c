import assert from 'node:assert/strict';
import { DEFAULT_OPINIONS, type Opinion } from '../../../shared/config/opinions.ts';
import { braintree } from '../../../shared/providers/braintree/index.ts';
import { authenticate } from '../../../shared/providers/braintree/signature.ts';
import type { Reading, Understood } from '../../../shared/providers/provider.ts';
import { fixtureText } from '../sender.ts';
import { formOf, keysOf, payloadOf, signatureOf } from './sender.ts';

/** The two fields of the form, as the SDK names them. */
export interface Signed {
  readonly bt_signature: string;
  readonly bt_payload: string;
}

export type { Understood };

/** Takes what the SDK signed the whole way. */
export function readSigned(
  { bt_signature, bt_payload }: Signed,
  metadataKey = 'recaptcha_assessment',
  opinions: readonly Opinion[] = DEFAULT_OPINIONS,
): Reading {
  const authenticity = authenticate(formOf(bt_signature, bt_payload), [keysOf('current')]);
  assert.ok(authenticity.authentic && authenticity.body);
  const { body } = authenticity;
  const context = { metadataKey, opinions: new Set(opinions) };
  const readings = braintree.read({ headers: {}, body }, context);
  const [reading] = readings;
  assert.ok(reading && readings.length === 1);
  return reading;
}

export function readXmlText(xml: string, metadataKey?: string): Reading {
  const bt_payload = payloadOf(xml);
  const bt_signature = signatureOf(bt_payload, keysOf('current'));
  return readSigned({ bt_signature, bt_payload }, metadataKey);
}

export function understood(reading: Reading): Understood {
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}

/** A fixture with something changed, which must be there. */
export function changed(fixture: string, what: string | RegExp, by: string): string {
  const xml = fixtureText('braintree', fixture);
  assert.ok(
    typeof what === 'string' ? xml.includes(what) : what.test(xml),
    `${fixture} has no ${what}`,
  );
  return xml.replace(what, () => by);
}
