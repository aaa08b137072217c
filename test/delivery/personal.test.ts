import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { accountFields, ipPseudonym } from '../../shared/delivery/personal.ts';

const plain = { pseudonym: (kind: string, id: string) => `${kind}:${id}` };

describe('the name of an address', () => {
  const same: readonly (readonly [string, string])[] = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1'],
    ['2001:DB8:0:0::0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['no address', 'no address'],
  ];
  for (const [given, expected] of same) {
    test(`${given} is that of ${expected}`, () => {
      assert.equal(
        ipPseudonym(plain, given).replace(/%.*/, ''),
        `ip:${expected.replace(/%.*/, '')}`,
      );
    });
  }

  test('is the same for every spelling of an address', () => {
    const property = fc.property(fc.ipV6(), (address) => {
      const name = ipPseudonym(plain, address);
      assert.equal(ipPseudonym(plain, address.toUpperCase()), name);
      assert.equal(ipPseudonym(plain, name.slice('ip:'.length)), name);
    });
    return fc.assert(property, { seed: 20_261_123, numRuns: 300 });
  });
});

test('an account id is forwarded not at all, as it is, or as its HMAC-SHA256 in base64', () => {
  const key = Buffer.from('Jefe');
  assert.deepEqual(accountFields({ kind: 'none' }, 'user-1'), {});
  assert.deepEqual(accountFields({ kind: 'plain' }, 'user-1'), { accountId: 'user-1' });
  assert.deepEqual(accountFields({ kind: 'plain' }, undefined), {});
  // Test case 2 of https://www.rfc-editor.org/rfc/rfc4231
  const digest = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  assert.deepEqual(accountFields({ kind: 'hashed', key }, 'what do ya want for nothing?'), {
    hashedAccountId: Buffer.from(digest, 'hex').toString('base64'),
  });
});
