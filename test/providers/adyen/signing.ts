import assert from 'node:assert/strict';
import type { Authenticity, SignedRequest } from '../../../shared/providers/provider.ts';
import { secretsOf } from '../read-payload.ts';
import { fixtureText, type SecretName, type Sender } from '../sender.ts';
import { adyenSender } from './sender.ts';

export const sender = adyenSender as Sender;
export const AUTHORISATION = fixtureText('adyen', 'AUTHORISATION');
export const CAPTURE = fixtureText('adyen', 'CAPTURE');
export const OF_OTHER_KEY =
  'no key of ADYEN_HMAC_KEYS makes its hmacSignature: the key is of another webhook or of the other ' +
  'environment (test and live differ), or a field was changed on its way';
export const NO_NUMBER = 'a signed field is neither text nor a whole number below 2^53';
export const WRONG_PASSWORD =
  'basic authentication: user and password are not those of ADYEN_BASIC_AUTH';

export const { keys, basicAuth } = secrets('current');
export const [KEY = ''] = keys;
export const [CREDENTIALS = ''] = basicAuth;

export function secrets(...names: SecretName[]) {
  return secretsOf(sender, ...names) as { keys: string[]; basicAuth: string[] };
}

export function signed(payload: string, ...names: SecretName[]): SignedRequest {
  return adyenSender.sign(payload, secrets(...names), 0) as SignedRequest;
}

export function withAuthorization(authorization: string | undefined): SignedRequest {
  const { headers, body } = signed(AUTHORISATION, 'current');
  return { headers: { ...headers, authorization }, body };
}

export function reasonOf(authenticity: Authenticity): string {
  assert.equal(authenticity.authentic, false);
  return authenticity.authentic ? '' : authenticity.reason;
}
