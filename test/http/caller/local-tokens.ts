import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export const NOW = Date.UTC(2026, 8, 1, 12);
export const AUDIENCE = 'https://annotator.example/deliver';
export const ACCOUNT = 'clock@shop-prod.iam.gserviceaccount.com';

export interface LocalKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As a key server publishes it. */
  readonly jwk: object;
}

export function localKey(kid: string, modulusLength = 2048): LocalKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
  return { kid, privateKey, publicKey, jwk };
}

/** The claims of a token as Cloud Scheduler sends it, issued a minute before NOW. */
export function googleClaims(): Record<string, unknown> {
  const issued = NOW / 1000 - 60;
  return {
    iss: 'https://accounts.google.com',
    aud: AUDIENCE,
    azp: '103456789012345678901',
    sub: '103456789012345678901',
    email: ACCOUNT,
    email_verified: true,
    iat: issued,
    exp: issued + 3600,
  };
}

/** A token of these claims; a change to undefined leaves a member out. */
export function mint(
  key: LocalKey,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): string {
  const head = { alg: 'RS256', kid: key.kid, typ: 'JWT', ...header };
  return signParts(key, encode(head), encode({ ...googleClaims(), ...claims }));
}

export function signParts(key: LocalKey, header: string, payload: string): string {
  const signature = sign('RSA-SHA256', Buffer.from(`${header}.${payload}`), key.privateKey);
  return `${header}.${payload}.${signature.toString('base64url')}`;
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** What Cloud Run's IAM check makes of a token. */
export function withoutSignature(token: string): string {
  return token.replace(/[^.]*$/, 'SIGNATURE_REMOVED_BY_GOOGLE');
}
