import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import Stripe from 'stripe';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { authenticate } from '../../../shared/providers/stripe/signature.ts';
import { fixtureText } from './read-fixture.ts';
import { NOW, SECRET, signatureHeader, signed } from './sign.ts';

const OTHER_SECRET = 'whsec_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp';
const BODY = fixtureText('charge.succeeded');
const GENUINE = signatureHeader(BODY);
const [TIME = '', SIGNATURE = ''] = GENUINE.split(',');
const V1 = SIGNATURE.slice('v1='.length);

function check(header: string | undefined, secrets: readonly string[] = [SECRET], now = NOW) {
  const headers = { 'stripe-signature': header };
  return authenticate({ headers, body: Buffer.from(BODY) }, secrets, { now });
}

function reasonOf(header: string | undefined, secrets?: readonly string[], now?: number): string {
  const result = check(header, secrets, now);
  assert.equal(result.authentic, false);
  return result.authentic ? '' : result.reason;
}

describe("Stripe's signature: what passes", () => {
  const passing: readonly (readonly [string, string, readonly string[]])[] = [
    ['a header of the SDK', GENUINE, [SECRET]],
    ['any of several secrets', GENUINE, [OTHER_SECRET, SECRET]],
    ['any of several v1', `${TIME},v1=${'0'.repeat(64)},${SIGNATURE}`, [SECRET]],
    ['the signature before the time', `${SIGNATURE},${TIME}`, [SECRET]],
    ['blanks after commas', `${TIME}, ${SIGNATURE}`, [SECRET]],
    ['schemes we do not know beside v1', `${GENUINE},v0=abc,v9=def`, [SECRET]],
    ['a header of 4 KiB', GENUINE.padEnd(4096, ','), [SECRET]],
    ['20 signatures', `${TIME},${`v1=${'0'.repeat(64)},`.repeat(19)}${SIGNATURE}`, [SECRET]],
  ];
  for (const [name, header, secrets] of passing) {
    test(name, () => {
      assert.deepEqual(check(header, secrets), { authentic: true, secret: fingerprint(SECRET) });
    });
  }

  test('a body that is no UTF-8 is hashed as the bytes it is', () => {
    const body = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]);
    const t = Math.floor(NOW / 1000);
    const v1 = createHmac('sha256', SECRET).update(`${t}.`).update(body).digest('hex');
    const headers = { 'stripe-signature': `t=${t},v1=${v1}` };
    assert.equal(authenticate({ headers, body }, [SECRET], { now: NOW }).authentic, true);
  });

  test('an empty body can be authentic', () => {
    const t = Math.floor(NOW / 1000);
    const v1 = createHmac('sha256', SECRET).update(`${t}.`).digest('hex');
    const headers = { 'stripe-signature': `t=${t},v1=${v1}` };
    const request = { headers, body: Buffer.alloc(0) };
    assert.equal(authenticate(request, [SECRET], { now: NOW }).authentic, true);
  });

  for (const seconds of [-300, -299, 0, 299, 300]) {
    test(`a time ${seconds} s from ours`, () => {
      assert.equal(check(signatureHeader(BODY, SECRET, NOW + seconds * 1000)).authentic, true);
    });
  }
});

describe("Stripe's signature: what is refused, and why", () => {
  const ANOTHER = /another endpoint or mode/;
  const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['no header', undefined, /^no Stripe-Signature header/],
    ['an empty header', '', /^no Stripe-Signature header/],
    ['another secret', signatureHeader(BODY, OTHER_SECRET), ANOTHER],
    ['a body that was changed', signatureHeader(`${BODY} `), /body was changed/],
    ['a truncated signature', GENUINE.slice(0, -1), ANOTHER],
    ['a lengthened signature', `${GENUINE}0`, ANOTHER],
    ['upper-case hex', `${TIME},v1=${V1.toUpperCase()}`, ANOTHER],
    ['an empty v1', `${TIME},v1=`, ANOTHER],
    ['only v0', `${TIME},v0=${V1}`, /no v1/],
    ['only a time', TIME, /no v1/],
    ['only signatures', SIGNATURE, /no time/],
    ['a time that is not the signed one', `t=${Number(TIME.slice(2)) + 1},${SIGNATURE}`, ANOTHER],
    ['the time twice', `${TIME},${GENUINE}`, /more than one time/],
    ['the header twice, joined by Node', `${GENUINE}, ${GENUINE}`, /more than one time/],
    ['a time that is no number', `t=now,${SIGNATURE}`, /is no number/],
    ['an empty time', `t=,${SIGNATURE}`, /is no number/],
    ['a negative time', `t=-1,${SIGNATURE}`, /is no number/],
    ['a time with a fraction', `${TIME}.0,${SIGNATURE}`, /is no number/],
    ['a time in hex', `t=0x5,${SIGNATURE}`, /is no number/],
    ['a time of 400 digits', `t=${'9'.repeat(400)},${SIGNATURE}`, /is no number/],
    ['letters that are not ASCII', `${GENUINE},v1=é`, /not plain ASCII/],
    ['a line break', `${GENUINE}\n`, /not plain ASCII/],
    ['a NUL', `${GENUINE}\u0000`, /not plain ASCII/],
    ['a header of more than 4 KiB', GENUINE.padEnd(4097, ','), /too long/],
    ['21 signatures', `${TIME},${`v1=${'0'.repeat(64)},`.repeat(20)}${SIGNATURE}`, /too many v1/],
    ['anything else', 'Bearer abc', /no time/],
  ];
  for (const [name, header, reason] of refused) {
    test(name, () => {
      assert.match(reasonOf(header), reason);
    });
  }

  test('no secret at all', () => {
    assert.match(reasonOf(GENUINE, []), ANOTHER);
  });

  test('a time more than 300 s ago, saying how long', () => {
    const header = signatureHeader(BODY, SECRET, NOW - 301_000);
    assert.match(reasonOf(header), /^signed 301 s ago: replayed/);
  });

  test('a time more than 300 s ahead, saying how far', () => {
    const header = signatureHeader(BODY, SECRET, NOW + 301_000);
    assert.match(reasonOf(header), /^signed 301 s in the future/);
  });

  test('a stale time that another secret signed is called another secret', () => {
    assert.match(reasonOf(signatureHeader(BODY, OTHER_SECRET, NOW - 301_000)), ANOTHER);
  });

  test('no reason quotes the header, the body or the secret', () => {
    for (const [, header] of refused) {
      const reason = reasonOf(header);
      assert.doesNotMatch(reason, /whsec_|[0-9a-f]{16}|Bearer/);
    }
  });
});

describe("Stripe's signature beside Stripe's own SDK", () => {
  const tampered = fc.oneof(
    fc.constant(GENUINE),
    fc.string(),
    fc.string({ unit: fc.constantFrom('t', 'v', '0', '1', '=', ',', ' ', '9') }),
    fc.tuple(fc.nat(GENUINE.length), fc.string({ maxLength: 3 })).map(([at, text]) => {
      return GENUINE.slice(0, at) + text + GENUINE.slice(at + text.length);
    }),
  );

  test('nothing passes here that the SDK refuses, and nothing throws', () => {
    return fc.assert(
      fc.property(tampered, fc.integer({ min: -400, max: 400 }), (header, seconds) => {
        const now = NOW + seconds * 1000;
        if (!check(header, [SECRET], now).authentic) return;
        Stripe.webhooks.constructEvent(BODY, header, SECRET, 300, undefined, now);
      }),
      { numRuns: 500 },
    );
  });

  test('what the SDK signs passes, for any body', () => {
    return fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        assert.equal(authenticate(signed(body), [SECRET], { now: NOW }).authentic, true);
      }),
    );
  });
});
