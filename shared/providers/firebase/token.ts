import { type KeyObject, verify } from 'node:crypto';
import { parseJsonWebToken } from '../../signatures/json-web-token.ts';
import { parseKeySet } from '../../signatures/parse-key-set.ts';
import { refused, signedBy } from '../authenticity.ts';
import { readJson } from '../json-body.ts';
import { own } from '../own.ts';
import type { AuthenticationContext, Authenticity, SignedRequest } from '../provider.ts';
import { checkClaims, type FirebaseSecrets } from './check-claims.ts';

/** What Google signs the tokens of Firebase's users with; by themselves they say little. */
const KEYS = new URL(
  'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com',
);
const FRESH_MS = 60_000;

/**
 * Checks the token that is all there is in the body: Google's signature, then for whom it is and
 * when. Only its claims are authentic.
 * @throws AnnotatorError `keys_unavailable`
 */
export async function authenticate(
  { body }: SignedRequest,
  secrets: FirebaseSecrets,
  context: AuthenticationContext,
): Promise<Authenticity> {
  const json = readJson(body);
  const text = json.ok ? own(json.value, 'data', 'jwt') : undefined;
  if (typeof text !== 'string') {
    return refused('no token in data.jwt: not from a trigger of Identity Platform');
  }
  const token = parseJsonWebToken(text);
  if (token.kind === 'malformed') return refused(`data.jwt is no token of Google: ${token.reason}`);
  const { kid, claims, signed, signature } = token;
  const key = await findKey(kid, context);
  if (!key)
    return refused("data.jwt names a key that is none of Google's: made up, or much too old");
  if (signature === 'removed' || !verify('RSA-SHA256', signed, key, signature)) {
    return refused("Google's signature of data.jwt does not hold");
  }
  const checked = checkClaims(claims, secrets, context.now);
  return checked.ok
    ? { ...signedBy(checked.audience), body: payloadOf(text) }
    : refused(checked.reason);
}

/** Google changes its keys every few days: what is not known may be new. */
async function findKey(
  kid: string,
  { now, fetchDocument }: AuthenticationContext,
): Promise<KeyObject | undefined> {
  const known = keysIn(await fetchDocument(KEYS)).get(kid);
  return known ?? keysIn(await fetchDocument(KEYS, now - FRESH_MS)).get(kid);
}

/** The keys of the text that was read last: it is the same for days, and reading keys takes long. */
let latest = { text: '', keys: new Map<string, KeyObject>() as ReadonlyMap<string, KeyObject> };

function keysIn(text: string): ReadonlyMap<string, KeyObject> {
  if (text !== latest.text) latest = { text, keys: readKeys(text) };
  return latest.keys;
}

function readKeys(text: string): ReadonlyMap<string, KeyObject> {
  try {
    return parseKeySet(JSON.parse(text));
  } catch {
    return new Map();
  }
}

function payloadOf(token: string): Buffer {
  return Buffer.from(token.split('.')[1] ?? '', 'base64url');
}
