import { Buffer } from 'node:buffer';
import { BraintreeGateway, Environment } from 'braintree';
import { braintree } from '../../../shared/providers/braintree/index.ts';
import type { BraintreeKeys } from '../../../shared/providers/braintree/signature.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { flipBit, type SecretName, type Sender } from '../sender.ts';

const KEYS: Readonly<Record<SecretName, BraintreeKeys>> = {
  current: { publicKey: 'kq2zrt7vw4xyb9lm', privateKey: '0c7d4b1a9e8f35264d1c0b9a8f7e6d5c' },
  former: { publicKey: 'fo1rmer2key3abcd', privateKey: '5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b' },
  foreign: { publicKey: 'zz9yy8xx7ww6vv5u', privateKey: 'f1e2d3c4b5a697887766554433221100' },
};

/** What the SDK has and its types leave out. */
interface Signer {
  sampleSignature(payload: string): string;
}
interface Verifier {
  verify(challenge: string): string;
}

export function gatewayOf({ publicKey, privateKey }: BraintreeKeys): BraintreeGateway {
  const merchantId = 'merchant_of_the_tests';
  return new BraintreeGateway({
    environment: Environment.Sandbox,
    merchantId,
    publicKey,
    privateKey,
  });
}

/** `publicKey|signature`, made by the SDK. */
export function signatureOf(payload: string, keys: BraintreeKeys): string {
  return (gatewayOf(keys).webhookTesting as unknown as Signer).sampleSignature(payload);
}

/** What the SDK answers to the challenge of a `GET`. */
export function challengeAnswerOf(challenge: string, keys: BraintreeKeys): string {
  return (gatewayOf(keys).webhookNotification as unknown as Verifier).verify(challenge);
}

/** Base64 in lines of 60 characters, each with its line break, as Braintree's Ruby writes it. */
export function payloadOf(xml: string): string {
  return Buffer.from(xml)
    .toString('base64')
    .replace(/.{1,60}/g, '$&\n');
}

export function formOf(signature: string, payload: string): SignedRequest {
  const form = new URLSearchParams({ bt_signature: signature, bt_payload: payload });
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(form.toString()),
  };
}

export function keysOf(name: SecretName): BraintreeKeys {
  return KEYS[name];
}

/** Braintree, signing with its own SDK. */
export const braintreeSender: Sender<readonly BraintreeKeys[]> = {
  provider: braintree,
  environment: (...names) => ({
    BRAINTREE_KEYS: names
      .map((name) => `${KEYS[name].publicKey}:${KEYS[name].privateKey}`)
      .join(','),
  }),
  sign(xml, [keys = KEYS.current]) {
    const payload = payloadOf(xml);
    return formOf(signatureOf(payload, keys), payload);
  },
  tamper({ body }, random) {
    const form = new URLSearchParams(body.toString());
    const field = random() < 0.8 ? 'bt_payload' : 'bt_signature';
    const flipped = flipBit(Buffer.from(form.get(field) ?? ''), random).toString('latin1');
    form.set(field, flipped);
    return formOf(form.get('bt_signature') ?? '', form.get('bt_payload') ?? '');
  },
  carry(xml, assessment) {
    if (/<(dispute|subscription)>/.test(xml) || !xml.includes('</transaction>')) return undefined;
    const field = `<recaptcha-assessment>${assessment}</recaptcha-assessment>`;
    return xml
      .replace(/<custom-fields>.*?<\/custom-fields>|<custom-fields\/>/s, '')
      .replace('</transaction>', `<custom-fields>${field}</custom-fields></transaction>`);
  },
  samples: {
    first: 'transaction_disbursed',
    second: 'dispute_opened.fraud',
    unknown:
      '<notification><timestamp type="datetime">2026-08-17T08:00:00Z</timestamp>' +
      '<kind>invented_by_tests</kind><subject><invented><id>1</id></invented></subject></notification>',
    unreadable:
      '<notification><timestamp type="datetime">2026-08-17T08:00:00Z</timestamp>' +
      '<kind>dispute_opened</kind><subject><dispute><id>no id</id></dispute></subject></notification>',
  },
};
