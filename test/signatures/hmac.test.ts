import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSecret, hmacSha256, sameText } from '../../shared/signatures/hmac.ts';

/** RFC 4231, test case 2. */
const KEY = 'Jefe';
const TEXT = 'what do ya want for nothing?';
const HEX = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

describe('HMAC-SHA256', () => {
  test('matches the published test vector, however the text is cut into parts', () => {
    assert.equal(hmacSha256(KEY, [TEXT], 'hex'), HEX);
    assert.equal(hmacSha256(KEY, [TEXT.slice(0, 7), Buffer.from(TEXT.slice(7))], 'hex'), HEX);
    assert.equal(
      hmacSha256(Buffer.from(KEY), [TEXT], 'base64'),
      Buffer.from(HEX, 'hex').toString('base64'),
    );
  });

  test('hashes bytes that are no UTF-8 as they are', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    assert.notEqual(hmacSha256(KEY, [bytes], 'hex'), hmacSha256(KEY, [bytes.toString()], 'hex'));
  });
});

describe('comparing texts in constant time', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['abc', 'abc', true],
    ['', '', true],
    ['abc', 'abd', false],
    ['abc', 'ab', false],
    ['', 'a', false],
    ['é', 'e', false],
    ['\u00e9', 'e\u0301', false],
  ];
  for (const [given, expected, same] of cases) {
    test(`${JSON.stringify(given)} is ${same ? '' : 'not '}${JSON.stringify(expected)}`, () => {
      assert.equal(sameText(given, expected), same);
    });
  }
});

describe('finding the secret that signed', () => {
  const hex = (text: string) => (secret: string) => hmacSha256(secret, [text], 'hex');

  test('any of several secrets may match any of several signatures', () => {
    assert.equal(findSecret(['other', KEY], ['00', HEX], hex(TEXT)), KEY);
    assert.equal(findSecret([KEY, 'other'], [HEX], hex(TEXT)), KEY);
  });

  test('no secret, no signature, another text or another spelling match nothing', () => {
    assert.equal(findSecret([], [HEX], hex(TEXT)), undefined);
    assert.equal(findSecret([KEY], [], hex(TEXT)), undefined);
    assert.equal(findSecret([KEY], [HEX], hex(`${TEXT} `)), undefined);
    assert.equal(findSecret([KEY], [HEX.toUpperCase()], hex(TEXT)), undefined);
  });
});
