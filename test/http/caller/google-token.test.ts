import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { verifyGoogleToken } from '../../../shared/http/caller/google-token.ts';
import type { KeyAnswer } from '../../../shared/http/caller/key-set.ts';
import { encode, googleClaims, localKey, mint, NOW, withoutSignature } from './local-tokens.ts';
import { CALLER, KEY, OPTIONS, verify } from './verify-token.ts';

const STRANGER = localKey(KEY.kid);
const SECONDS = NOW / 1000;

describe('a header that does not hold', () => {
  const headers: [name: string, header: Record<string, unknown>][] = [
    ['alg missing', { alg: undefined }],
    ['alg none', { alg: 'none' }],
    ['alg HS256', { alg: 'HS256' }],
    ['alg RS512', { alg: 'RS512' }],
    ['alg PS256', { alg: 'PS256' }],
    ['alg ES256', { alg: 'ES256' }],
    ['alg in lower case', { alg: 'rs256' }],
    ['alg as a list', { alg: ['RS256'] }],
    ['kid missing', { kid: undefined }],
    ['kid empty', { kid: '' }],
    ['kid as a number', { kid: 1 }],
    ['kid of 10,000 characters', { kid: 'k'.repeat(10_000) }],
    ['kid that is not known', { kid: 'key-2' }],
    ['kid that is a property of every object', { kid: '__proto__' }],
    ['typ of another kind', { typ: 'at+jwt' }],
    ['an extension to be understood', { crit: ['exp'] }],
  ];
  for (const [name, header] of headers) {
    it(`${name} is refused`, async () => {
      assert(!(await verify(mint(KEY, {}, header))).authentic);
    });
  }

  it('RS512 is refused although the signature fits it', async () => {
    const signed = `${encode({ alg: 'RS512', kid: KEY.kid })}.${encode(googleClaims())}`;
    const signature = sign('RSA-SHA512', Buffer.from(signed), KEY.privateKey);
    assert(!(await verify(`${signed}.${signature.toString('base64url')}`)).authentic);
  });

  it('HS256 keyed with the public key is refused', async () => {
    const signed = `${encode({ alg: 'HS256', kid: KEY.kid })}.${encode(googleClaims())}`;
    const pem = KEY.publicKey.export({ type: 'spki', format: 'pem' });
    const signature = createHmac('sha256', pem).update(signed).digest('base64url');
    assert(!(await verify(`${signed}.${signature}`)).authentic);
  });
});

describe('a token that was tampered with', () => {
  const good = mint(KEY);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const { privateKey } = generateKeyPairSync('ed25519');
  const foreign = sign(null, Buffer.from(`${header}.${payload}`), privateKey);

  const tokens: Record<string, string> = {
    'signed by a stranger under our kid': mint(STRANGER),
    'with the signature of another token': mint(KEY, { exp: SECONDS + 9 }).replace(
      /[^.]*$/,
      signature,
    ),
    'with a signature of another scheme': `${header}.${payload}.${foreign.toString('base64url')}`,
    'without signature': `${header}.${payload}`,
    'with an empty signature': `${header}.${payload}.`,
    'with an empty header': `.${payload}.${signature}`,
    'of four parts': `${good}.${signature}`,
    'with padding behind the signature': `${good}==`,
    'with a line break in the signature': `${header}.${payload}.${signature.slice(0, 9)}\n${signature.slice(9)}`,
    'in the alphabet of plain base64': `${header}.${payload}.${Buffer.from(signature, 'base64url').toString('base64')}`,
    'with a signature in another spelling of its bytes': good.slice(0, -1) + nextOf(good.at(-1)),
    'longer than 8 KiB': mint(KEY, { note: 'x'.repeat(8192) }),
    'that is empty': '',
    'that is dots': '..',
    'that is an access token': 'ya29.a0AfH6SMBx-EXAMPLE',
  };
  for (const [name, token] of Object.entries(tokens)) {
    it(`${name} is refused`, async () => {
      assert(!(await verify(token)).authentic);
      assert.deepEqual(await verify(good), CALLER);
    });
  }

  it('is asked for three parts', async () => {
    for (const token of [`${header}.${payload}`, `${header}.${payload}.`, `${good}.AAAA`]) {
      const result = await verify(token);
      assert(!result.authentic);
      assert.match(result.reason, /three parts/);
    }
  });

  it('is refused with any single bit changed', async () => {
    const bytes = Buffer.from(good);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert(!(await verify(changed.toString('latin1'))).authentic, `bit ${bit}`);
    }
  });

  it('is told that its signature is wrong, not what we would have accepted', async () => {
    const result = await verify(mint(STRANGER, { email: 'mallory@example.com', aud: 'x' }));
    assert(!result.authentic);
    assert.match(result.reason, /signature does not hold/);
  });

  it('is never quoted in a reason', async () => {
    for (const token of [...Object.values(tokens), mint(KEY, { email: 'mallory@example.com' })]) {
      const result = await verify(token);
      assert(!result.authentic);
      assert.doesNotMatch(result.reason, /mallory|eyJ|ya29/);
      assert(result.reason.length < 200);
    }
  });
});

/** The base64url letter one further: for 256 bytes only bits beyond the last byte change. */
function nextOf(letter = 'A'): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(letter) + 1] ?? 'A';
}

describe('a token whose signature was removed', () => {
  const removed = withoutSignature(mint(KEY));

  it('is accepted where Cloud Run has verified it, without asking for keys', async () => {
    const noKeys = async (): Promise<KeyAnswer> => assert.fail('asked for a key');
    const result = await verifyGoogleToken(removed, true, { ...OPTIONS, keyFor: noKeys });
    assert.deepEqual(result, CALLER);
  });

  it('is refused elsewhere, and the reason says what to do', async () => {
    const result = await verify(removed);
    assert(!result.authentic);
    assert.match(result.reason, /--no-invoker-iam-check/);
    assert.match(result.reason, /TRUST_IAM=true/);
  });

  it('is only one with exactly the mark of Cloud Run', async () => {
    for (const mark of [
      'signature_removed_by_google',
      'SIGNATURE_REMOVED_BY_GOOGLE_',
      'AAAA',
      '',
    ]) {
      assert(!(await verify(removed.replace(/[^.]*$/, mark), true)).authentic, mark);
    }
    assert(!(await verify(`${removed}.SIGNATURE_REMOVED_BY_GOOGLE`, true)).authentic);
  });

  it('leaves a token with a signature to be verified in full', async () => {
    assert.deepEqual(await verify(mint(KEY), true), CALLER);
    assert(!(await verify(mint(STRANGER), true)).authentic);
  });
});

it('a key that cannot be fetched refuses the caller for now only', async () => {
  const unreachable = async (): Promise<KeyAnswer> => ({ kind: 'unreachable' });
  const result = await verifyGoogleToken(mint(KEY), false, { ...OPTIONS, keyFor: unreachable });
  assert(!result.authentic);
  assert.equal(result.retryable, true);
});
