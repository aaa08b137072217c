import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export const KEYS_URL =
  'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** As a key set holds it. */
  readonly jwk: object;
}

const made = new Map<string, SigningKey>();

/** A key like Google's, made up once for each name. */
export function signingKey(name: string, modulusLength = 2048): SigningKey {
  const known = made.get(name);
  if (known) return known;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const kid = Buffer.from(name.padEnd(20, '.')).toString('hex');
  const jwk = { alg: 'RS256', use: 'sig', kid, ...publicKey.export({ format: 'jwk' }) };
  const key = { kid, privateKey, jwk };
  made.set(name, key);
  return key;
}

/** What Google would answer if these were its keys. */
export function keySet(...names: readonly string[]): string {
  return JSON.stringify({ keys: names.map((name) => signingKey(name).jwk) });
}

/** A compact token with these claims, which may be anything. */
export function tokenOf(claims: unknown, name: string, header: object = {}): string {
  const { kid, privateKey } = signingKey(name);
  const head = { alg: 'RS256', kid, typ: 'JWT', ...header };
  const signed = [head, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
}
