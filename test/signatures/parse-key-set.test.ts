import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { parseKeySet } from '../../shared/signatures/parse-key-set.ts';
import { localKey } from '../http/caller/local-tokens.ts';

const GOOD = localKey('good');
const SHORT = localKey('short', 1024);
const ELLIPTIC = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

describe('reading a key set', () => {
  const leftOut: Record<string, unknown> = {
    'a key of 1024 bits': SHORT.jwk,
    'an elliptic key': { ...ELLIPTIC.export({ format: 'jwk' }), kid: 'ec' },
    'a key for encryption': { ...GOOD.jwk, kid: 'enc', use: 'enc' },
    'a key for another algorithm': { ...GOOD.jwk, kid: 'rs512', alg: 'RS512' },
    'a key without kid': { ...GOOD.jwk, kid: undefined },
    'a key with an empty kid': { ...GOOD.jwk, kid: '' },
    'a key whose kid is a number': { ...GOOD.jwk, kid: 7 },
    'a key without modulus': { ...GOOD.jwk, kid: 'no n', n: undefined },
    'a key whose modulus is empty': { ...GOOD.jwk, kid: 'n', n: '' },
    'a symmetric key': { kty: 'oct', kid: 'oct', k: 'c2VjcmV0' },
    null: null,
    'a text': 'key',
  };
  for (const [name, candidate] of Object.entries(leftOut)) {
    it(`leaves out ${name} and keeps the good one`, () => {
      const keys = parseKeySet({ keys: [candidate, GOOD.jwk] });
      assert.deepEqual([...keys.keys()], ['good']);
    });
  }

  it('takes a key that names neither use nor algorithm', () => {
    const { publicKey } = GOOD;
    const keys = parseKeySet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'bare' }] });
    assert(keys.get('bare')?.equals(publicKey));
  });

  it('takes the public half alone of a key published by mistake', () => {
    const jwk = { ...GOOD.privateKey.export({ format: 'jwk' }), kid: 'whole' };
    assert.equal(parseKeySet({ keys: [jwk] }).get('whole')?.type, 'public');
  });

  for (const json of [null, [], {}, { keys: {} }, { keys: null }, 'keys', 7]) {
    it(`finds no key in ${JSON.stringify(json)}`, () => {
      assert.equal(parseKeySet(json).size, 0);
    });
  }
});
