import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { authenticate, type BraintreeKeys } from '../../../shared/providers/braintree/signature.ts';
import { fixtureText } from '../sender.ts';
import { braintreeSender, formOf, keysOf, payloadOf, signatureOf } from './sender.ts';

const CURRENT = keysOf('current');
const FORMER = keysOf('former');
const FOREIGN = keysOf('foreign');
const XML = fixtureText('braintree', 'dispute_opened.fraud');
const PAYLOAD = payloadOf(XML);
const GENUINE = signatureOf(PAYLOAD, CURRENT);
const [PUBLIC = '', HEX = ''] = GENUINE.split('|');
const OTHER = signatureOf(PAYLOAD, FOREIGN);

function check(signature: string, payload = PAYLOAD, keys: readonly BraintreeKeys[] = [CURRENT]) {
  return authenticate(formOf(signature, payload), keys);
}

function checkBody(body: string | Buffer) {
  return authenticate({ headers: {}, body: Buffer.from(body) }, [CURRENT]);
}

function reasonOf(result: ReturnType<typeof check>): string {
  assert.equal(result.authentic, false);
  return result.authentic ? '' : result.reason;
}

const encoded = encodeURIComponent;
const FORM = `bt_signature=${encoded(GENUINE)}&bt_payload=${encoded(PAYLOAD)}`;

describe("Braintree's signature: what passes", () => {
  const one = PAYLOAD.replaceAll('\n', '');
  const passing: readonly (readonly [string, string, string, readonly BraintreeKeys[]])[] = [
    ['what the SDK signs', GENUINE, PAYLOAD, [CURRENT]],
    ['any of several keys', GENUINE, PAYLOAD, [FORMER, CURRENT]],
    ['the pair of ours among others', `${OTHER}&${GENUINE}`, PAYLOAD, [CURRENT]],
    ['parts that are no pair', `abc&${GENUINE}&`, PAYLOAD, [CURRENT]],
    ['a payload in one line', signatureOf(one, CURRENT), one, [CURRENT]],
    ['a last line break that was lost', signatureOf(`${one}\n`, CURRENT), one, [CURRENT]],
    ['20 pairs', `${`${OTHER}&`.repeat(19)}${GENUINE}`, PAYLOAD, [CURRENT]],
  ];
  for (const [name, signature, payload, keys] of passing) {
    test(name, () => {
      const expected = {
        authentic: true,
        secret: fingerprint(CURRENT.privateKey),
        body: Buffer.from(XML),
      };
      assert.deepEqual(check(signature, payload, keys), expected);
    });
  }

  test('the former key while both are configured, told apart by its fingerprint', () => {
    const result = check(signatureOf(PAYLOAD, FORMER), PAYLOAD, [CURRENT, FORMER]);
    assert.ok(result.authentic);
    assert.equal(result.secret, fingerprint(FORMER.privateKey));
  });

  test('an old pair that no longer fits beside a new one of the same public key', () => {
    const stale = `${PUBLIC}|${'0'.repeat(40)}`;
    assert.equal(check(`${stale}&${GENUINE}`).authentic, true);
  });

  test('a private key that was replaced under the same public key', () => {
    const replaced = { ...CURRENT, privateKey: FORMER.privateKey };
    assert.equal(check(GENUINE, PAYLOAD, [replaced, CURRENT]).authentic, true);
  });

  test('a + in the base64, encoded as a form should be', () => {
    const xml = `<notification>${'\u{1f4b3}>>>???'.repeat(8)}</notification>`;
    const payload = payloadOf(xml);
    assert.match(payload, /\+/);
    const result = check(signatureOf(payload, CURRENT), payload);
    assert.ok(result.authentic);
    assert.equal(result.body?.toString(), xml);
  });

  test('other fields and another order of the form, escapes in lower case', () => {
    const payload = encoded(PAYLOAD).replaceAll(/%../g, (triplet) => triplet.toLowerCase());
    const form = `x=1&bt_payload=${payload}&bt_signature=${encoded(GENUINE)}&y`;
    assert.equal(checkBody(form).authentic, true);
  });

  test('whatever the SDK signs', () => {
    return fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 20 }), (text) => {
        const payload = payloadOf(text);
        const result = check(signatureOf(payload, CURRENT), payload);
        assert.ok(result.authentic);
        assert.deepEqual(result.body, Buffer.from(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe("Braintree's signature: what is refused, and why", () => {
  const NO_FIT = /^no signature fits/;
  const FOREIGN_KEY = /^signed for another public key/;
  const refused: readonly (readonly [string, string, string, RegExp])[] = [
    ['another public key', OTHER, PAYLOAD, FOREIGN_KEY],
    ['our signature under another public key', `x${GENUINE}`, PAYLOAD, FOREIGN_KEY],
    ['our public key as the beginning of another', `${PUBLIC}x|${HEX}`, PAYLOAD, FOREIGN_KEY],
    ['a signature of another private key', `${PUBLIC}|${OTHER.split('|')[1]}`, PAYLOAD, NO_FIT],
    ['a truncated signature', GENUINE.slice(0, -1), PAYLOAD, NO_FIT],
    ['a lengthened signature', `${GENUINE}0`, PAYLOAD, NO_FIT],
    ['a third part in the pair', `${GENUINE}|x`, PAYLOAD, NO_FIT],
    ['upper-case hex', `${PUBLIC}|${HEX.toUpperCase()}`, PAYLOAD, NO_FIT],
    ['an empty signature', `${PUBLIC}|`, PAYLOAD, NO_FIT],
    ['no public key', HEX, PAYLOAD, /no pair publicKey\|signature/],
    ['a changed payload', GENUINE, PAYLOAD.replace('P', 'Q'), NO_FIT],
    ['a truncated payload', GENUINE, PAYLOAD.slice(0, -2), NO_FIT],
    ['other line breaks', GENUINE, PAYLOAD.replaceAll('\n', ''), NO_FIT],
    ['a second line break', GENUINE, `${PAYLOAD}\n`, NO_FIT],
    ['blanks for +', GENUINE, `${PAYLOAD.slice(0, -4)} ab\n`, /^bt_payload is not base64: a \+/],
    ['line breaks of Windows', GENUINE, PAYLOAD.replaceAll('\n', '\r\n'), /is not base64/],
    ['a payload that is XML', GENUINE, XML, /is not base64/],
    ['letters that are not ASCII', GENUINE, `${PAYLOAD}é`, /is not base64/],
    ['no payload', GENUINE, '', /^no bt_payload field/],
    ['no signature', '', PAYLOAD, /^no bt_signature field/],
    ['21 pairs', `${`${OTHER}&`.repeat(20)}${GENUINE}`, PAYLOAD, /too many pairs/],
    ['a signature of more than 4 KiB', GENUINE.padEnd(4097, '&'), PAYLOAD, /too long/],
  ];
  for (const [name, signature, payload, reason] of refused) {
    test(name, () => {
      assert.match(reasonOf(check(signature, payload)), reason);
    });
  }

  const bodies: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['an empty body', '', /^no bt_signature field: not from Braintree/],
    ['JSON', JSON.stringify({ bt_signature: GENUINE, bt_payload: PAYLOAD }), /^no bt_signature/],
    ['two payloads', `${FORM}&bt_payload=${encoded(PAYLOAD)}`, /^more than one bt_payload/],
    ['two signatures', `${FORM}&bt_signature=${encoded(OTHER)}`, /^more than one bt_signature/],
    ['a form that was encoded twice', encoded(FORM), /^no bt_signature field/],
    ['names in another case', FORM.toUpperCase(), /^no bt_signature field/],
    ['bytes that are no text', Buffer.from([0xff, 0x00, 0xfe]), /^no bt_signature field/],
    ['17 fields', `${'x&'.repeat(15)}${FORM}`, /^the form has too many fields/],
    ['more than 1 MiB', FORM.padEnd(1_048_577, '&'), /^the form is too long/],
  ];
  for (const [name, body, reason] of bodies) {
    test(name, () => {
      assert.match(reasonOf(checkBody(body)), reason);
    });
  }

  test('a + that was not encoded, which arrives as a blank', () => {
    const payload = payloadOf('<notification>\u{1f4b3}>>>???\u{1f4b3}>>>???</notification>');
    assert.match(payload, /\+/);
    const form = `bt_signature=${signatureOf(payload, CURRENT)}&bt_payload=${payload}`;
    assert.match(reasonOf(checkBody(form)), /a \+ in it was not encoded/);
  });

  test('no key at all', () => {
    assert.match(reasonOf(check(GENUINE, PAYLOAD, [])), FOREIGN_KEY);
  });

  test('no reason quotes the form or a key', () => {
    for (const [, signature, payload] of refused) {
      const reason = reasonOf(check(signature, payload));
      assert.doesNotMatch(reason, /[0-9a-f]{16}|PD94bWw|kq2z|zz9y/);
    }
  });

  test('any bit of the payload or the signature turned over', () => {
    const request = formOf(GENUINE, PAYLOAD);
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    return fc.assert(
      fc.property(fc.tuple(fraction, fraction, fraction), (fractions) => {
        const numbers = [...fractions];
        const tampered = braintreeSender.tamper(request, () => numbers.shift() ?? 0);
        assert.equal(authenticate(tampered, [CURRENT]).authentic, false);
      }),
      { numRuns: 300 },
    );
  });
});
