import { createHash, createHmac } from 'node:crypto';
import { findSecret } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, Challenge, ChallengeAnswer, SignedRequest } from '../provider.ts';

export interface BraintreeKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const LONGEST_BODY = 1_048_576;
const MOST_FIELDS = 16;
const LONGEST_SIGNATURE = 4096;
const MOST_PAIRS = 20;
const BASE64 = /^[A-Za-z0-9+/=\n]+$/;
const CHALLENGE = /^[a-f0-9]{20,32}$/;

/**
 * Checks the pairs `publicKey|signature` of `bt_signature` over the text of `bt_payload` as it was
 * posted. Of the form only that payload is authentic, so its XML is what is read and kept.
 * Source: https://developer.paypal.com/braintree/docs/guides/webhooks/parse, braintree_node 3.40.0
 */
export function authenticate(
  { body }: SignedRequest,
  secrets: readonly BraintreeKeys[],
): Authenticity {
  const form = parseForm(body);
  if (typeof form === 'string') return refused(form);
  const { payload, pairs } = form;
  // What answers a challenge is signed alike, so anybody can have such a text signed.
  if (CHALLENGE.test(payload)) return refused('bt_payload is a challenge, not a notification');
  const flaw = flawOfPairs(pairs, secrets);
  if (flaw !== undefined) return refused(flaw);
  const signer =
    findSecret(secrets, pairs, (keys) => signedPair(keys, payload)) ??
    findSecret(secrets, pairs, (keys) => signedPair(keys, `${payload}\n`));
  if (signer === undefined) return refused(BASE64.test(payload) ? NO_MATCH : NO_BASE64);
  return { ...signedBy(signer.privateKey), body: Buffer.from(payload, 'base64') };
}

/** Proves with the first key that the address is ours. */
export function answerChallenge(
  { query }: Challenge,
  [keys]: readonly BraintreeKeys[],
): ChallengeAnswer {
  const [challenge = '', ...others] = query.getAll('bt_challenge');
  return keys && others.length === 0 && CHALLENGE.test(challenge)
    ? {
        kind: 'answer',
        reply: { contentType: 'text/plain', body: signedPair(keys, challenge) },
      }
    : { kind: 'no_challenge' };
}

const NO_BASE64 = 'bt_payload is not base64: a + in it was not encoded, or was decoded twice';
const NO_MATCH =
  'no signature fits: the payload was changed on its way (decoded and encoded anew?), or the ' +
  'private key is not the one that belongs to this public key';

/**
 * The pair Braintree makes of a text with these keys. The HMAC's key is handed over as text because
 * Node takes ten times as long over bytes.
 */
function signedPair({ publicKey, privateKey }: BraintreeKeys, text: string): string {
  const key = createHash('sha1').update(privateKey).digest('hex');
  const hmac = createHmac('sha1', key, { encoding: 'hex' });
  return `${publicKey}|${hmac.update(text).digest('hex')}`;
}

/** The two fields of the form, or what is wrong with it. */
function parseForm(body: Buffer): { payload: string; pairs: string[] } | string {
  if (body.length > LONGEST_BODY) return 'the form is too long';
  const text = body.toString('latin1');
  if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) return 'the form has too many fields';
  const form = new URLSearchParams(text);
  const [signature, ...moreSignatures] = form.getAll('bt_signature');
  const [payload, ...morePayloads] = form.getAll('bt_payload');
  if (!signature) return `no bt_signature field: ${NO_FORM}`;
  if (!payload) return `no bt_payload field: ${NO_FORM}`;
  if (moreSignatures.length > 0) return 'more than one bt_signature field';
  if (morePayloads.length > 0) return 'more than one bt_payload field';
  if (signature.length > LONGEST_SIGNATURE) return 'bt_signature is too long';
  return { payload, pairs: signature.split('&').filter((pair) => pair.includes('|')) };
}

const NO_FORM =
  'not from Braintree, or the body is no longer the form that was posted (parsed on its way?)';

function flawOfPairs(
  pairs: readonly string[],
  secrets: readonly BraintreeKeys[],
): string | undefined {
  if (pairs.length === 0) return 'bt_signature holds no pair publicKey|signature';
  if (pairs.length > MOST_PAIRS) return 'bt_signature holds too many pairs';
  const known = secrets.some(({ publicKey }) =>
    pairs.some((pair) => pair.startsWith(`${publicKey}|`)),
  );
  return known
    ? undefined
    : 'signed for another public key: one that is not in BRAINTREE_KEYS, or of the other ' +
        'environment; sandbox and production differ';
}
