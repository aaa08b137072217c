import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { workos } from '../../../shared/providers/workos/index.ts';
import { authenticate } from '../../../shared/providers/workos/signature.ts';
import { NOW } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { signatureOf, verifyAsSdk } from './sender.ts';

const SECRET = 'Hn5tRw8YbQz2KcXv7LdJfMgPs';
const OTHER_SECRET = 'Tc3uZo9EaWm6SyBk4GxNhVqDi';
const BODY = fixtureText('workos', 'authentication.password_failed');
const GENUINE = await signatureOf(BODY, SECRET, NOW);
const OTHERS = await signatureOf(BODY, OTHER_SECRET, NOW);
const HEADER = `t=${NOW}, v1=${GENUINE}`;

function check(
  header: string | undefined = HEADER,
  { secrets = [SECRET], body = BODY as string | Buffer, now = NOW } = {},
) {
  const headers = { 'workos-signature': header };
  return authenticate({ headers, body: Buffer.from(body) }, secrets, { now });
}

const PASSED = { authentic: true, secret: fingerprint(SECRET) };

describe("WorkOS's signature: what passes", () => {
  const headers: readonly (readonly [string, string])[] = [
    ['as WorkOS writes it', HEADER],
    ['without the blank', `t=${NOW},v1=${GENUINE}`],
    ['several signatures', `t=${NOW}, v1=${OTHERS}, v1=${GENUINE}`],
    ['a signature of another version beside it', `t=${NOW}, v0=${OTHERS}, v1=${GENUINE}`],
    ['one that is cut beside it', `t=${NOW}, v1=${OTHERS.slice(1)}, v1=${GENUINE}`],
  ];
  for (const [name, header] of headers) {
    test(name, () => assert.deepEqual(check(header), PASSED));
  }

  test('what openssl signs: openssl dgst -sha256 -hmac secret', () => {
    const v1 = 'fd9bf843f6f4de856301ecf80e35aa952d2fa5962239ef5b2b45ec5aff67ed76';
    const given = { secrets: ['secret'], body: '{"a": 1}', now: 1_790_000_000_000 };
    assert.equal(check(`t=1790000000000, v1=${v1}`, given).authentic, true);
  });

  test('any of several secrets, and its fingerprint tells which', () => {
    assert.deepEqual(check(HEADER, { secrets: [OTHER_SECRET, SECRET] }), PASSED);
    const former = check(`t=${NOW}, v1=${OTHERS}`, { secrets: [SECRET, OTHER_SECRET] });
    assert.deepEqual(former, { authentic: true, secret: fingerprint(OTHER_SECRET) });
  });

  test('up to 180 s to either side', () => {
    for (const ms of [-180_000, 0, 180_000]) {
      assert.deepEqual(check(HEADER, { now: NOW + ms }), PASSED);
    }
  });

  test('a body that was signed as JSON.stringify writes it, however it is spaced since', async () => {
    const value = JSON.parse(BODY);
    const header = `t=${NOW}, v1=${await signatureOf(value, SECRET, NOW)}`;
    const spaced = [BODY, JSON.stringify(value), JSON.stringify(value, null, '\t'), `${BODY}\n\n`];
    for (const body of spaced) assert.deepEqual(check(header, { body }), PASSED);
    assert.deepEqual(check(header, { body: `\ufeff${BODY}` }), PASSED);
  });

  test('a body beyond ASCII, and one that is no JSON', async () => {
    for (const body of ['{"name":"Zoë 🙂 \\u00e9"}', 'no JSON', '']) {
      const header = `t=${NOW}, v1=${await signatureOf(body, SECRET, NOW)}`;
      assert.deepEqual(check(header, { body }), PASSED);
    }
  });
});

describe("WorkOS's signature: what is refused, and why", () => {
  const NO_FIT = /^no signature fits: .*another endpoint .*changed on its way$/;
  const CUT = /64 hexadecimal digits in lower case/;
  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['an empty header', '', /^no WorkOS-Signature header/],
    ['another secret', `t=${NOW}, v1=${OTHERS}`, NO_FIT],
    ['another time', `t=${NOW + 1}, v1=${GENUINE}`, NO_FIT],
    ['a signature of zeros', `t=${NOW}, v1=${'0'.repeat(64)}`, NO_FIT],
    ['no time', `v1=${GENUINE}`, /has no time/],
    ['a time in seconds', `t=${NOW / 1000}, v1=${GENUINE}`, /looks like seconds/],
    ['a time of 12 digits', `t=${NOW / 10}, v1=${GENUINE}`, /milliseconds since 1970/],
    ['a time that is no number', `t=now, v1=${GENUINE}`, /milliseconds since 1970/],
    ['a time with a fraction', `t=${NOW}.0, v1=${GENUINE}`, /milliseconds since 1970/],
    ['no signature', `t=${NOW}`, /has no signature \(v1=\)/],
    ['another version alone', `t=${NOW}, v0=${GENUINE}`, /has no signature \(v1=\)/],
    ['a truncated signature', `t=${NOW}, v1=${GENUINE.slice(0, -1)}`, CUT],
    ['a lengthened signature', `t=${NOW}, v1=${GENUINE}0`, CUT],
    ['another case', `t=${NOW}, v1=${GENUINE.toUpperCase()}`, CUT],
    ['base64', `t=${NOW}, v1=${Buffer.from(GENUINE, 'hex').toString('base64')}`, CUT],
    ['no ASCII', `t=${NOW}, v1=é${GENUINE.slice(1)}`, CUT],
    ['the header twice, joined by Node', `${HEADER}, ${HEADER}`, /sent more than once/],
    ['17 signatures', `t=${NOW}${`, v1=${GENUINE}`.repeat(17)}`, /more than 16/],
    ['a header of 10,000 characters', HEADER.repeat(115), /too long/],
  ];
  for (const [name, header, reason] of refused) {
    test(name, () => {
      const result = check(header);
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
      assert.doesNotMatch(result.reason, /[0-9a-f]{16}|Hn5t|todd/);
    });
  }

  test('no header', () => {
    const result = authenticate({ headers: {}, body: Buffer.from(BODY) }, [SECRET], { now: NOW });
    assert.ok(!result.authentic);
    assert.match(result.reason, /^no WorkOS-Signature header/);
  });

  test('what was signed more than 180 s from now, also ahead, where the SDK passes it', async () => {
    for (const [ms, reason] of [
      [180_001, /180 s ago/],
      [-180_001, /180 s in the future/],
    ] as const) {
      const result = check(HEADER, { now: NOW + ms });
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
    }
    assert.equal(await verifyAsSdk(BODY, HEADER, SECRET), true);
  });

  test('a body that says something else, or was cut', () => {
    const bodies = [BODY.replace('failed', 'gone'), BODY.slice(0, -2), BODY.slice(1), '', '{}'];
    for (const body of bodies) assert.equal(check(HEADER, { body }).authentic, false);
    assert.equal(check(HEADER, { body: Buffer.from([0xff, 0xfe]) }).authentic, false);
  });

  test('everything, without a secret', async () => {
    assert.equal(check(HEADER, { secrets: [] }).authentic, false);
  });
});

describe('the WorkOS provider', () => {
  const secretsWith = (secrets?: string) =>
    workos.secrets(
      parseConfig({
        RECAPTCHA_PROJECT: 'demo-project',
        ...(secrets === undefined ? {} : { WORKOS_WEBHOOK_SECRETS: secrets }),
      }),
    );

  test('is off without secrets, and has one per endpoint', () => {
    assert.equal(secretsWith(), undefined);
    assert.equal(secretsWith(' , '), undefined);
    assert.deepEqual(secretsWith(`${SECRET},${OTHER_SECRET}`), [SECRET, OTHER_SECRET]);
  });

  test('is one frozen definition of an identity callback that decides nothing', () => {
    assert.equal(Object.isFrozen(workos), true);
    assert.deepEqual([workos.id, workos.function], ['workos', 'identityCallback']);
    assert.deepEqual([workos.decidesLogin, workos.acknowledgement], [undefined, undefined]);
  });
});
