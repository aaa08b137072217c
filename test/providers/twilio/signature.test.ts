import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { twilio } from '../../../shared/providers/twilio/index.ts';
import { authenticate } from '../../../shared/providers/twilio/signature.ts';
import { fixtureText } from '../sender.ts';
import { HEADER, signedForm, signedJson, WEBHOOK_URL } from './sender.ts';

const TOKEN = '3f9a1c5e7b2d48606f8e1a3c5d7b9f02';
const OTHER_TOKEN = '00112233445566778899aabbccddeeff';
const BODY = `[${fixtureText('twilio', 'verification.approved')}]`;
const FIELDS = JSON.parse(fixtureText('twilio', 'challenge.approved'));
const GENUINE = signedJson(BODY, TOKEN);
const SIGNATURE = GENUINE.headers[HEADER] ?? '';
const HASH = GENUINE.search ?? '';
const FORM = signedForm(FIELDS, TOKEN);

function check(request: SignedRequest, { tokens = [TOKEN], url = WEBHOOK_URL } = {}) {
  return authenticate(request, { tokens, url });
}

function hmac(text: string): string {
  return createHmac('sha1', TOKEN).update(text).digest('base64');
}

describe("Twilio's signature: what is refused, and why", () => {
  const NO_FIT = /TWILIO_WEBHOOK_URL is not exactly.*trailing slash.*token is of another account/;
  const withHeader = (signature: string | undefined) => ({
    ...GENUINE,
    headers: { ...GENUINE.headers, [HEADER]: signature },
  });
  const withSearch = (search: string, signed = search) => ({
    ...GENUINE,
    search,
    headers: { [HEADER]: hmac(`${WEBHOOK_URL}?${signed}`) },
  });
  const bare = { [HEADER]: hmac(WEBHOOK_URL) };
  const refused: readonly (readonly [string, SignedRequest, RegExp])[] = [
    ['no header', withHeader(undefined), /^no x-twilio-signature header/],
    ['an empty header', withHeader(''), /^no x-twilio-signature header/],
    [
      'the header twice, joined by Node',
      withHeader(`${SIGNATURE}, ${SIGNATURE}`),
      /more than once/,
    ],
    ['200,000 characters', withHeader('A'.repeat(200_000)), /too long/],
    ['a truncated signature', withHeader(SIGNATURE.slice(0, -1)), /no SHA-1 in base64/],
    ['a lengthened signature', withHeader(`${SIGNATURE}=`), /no SHA-1 in base64/],
    ['a blank behind it', withHeader(`${SIGNATURE} `), /no SHA-1 in base64/],
    ['no ASCII', withHeader(`é${SIGNATURE.slice(1)}`), /no SHA-1 in base64/],
    ['the URL-safe alphabet', withHeader(`-_${SIGNATURE.slice(2)}`), /no SHA-1 in base64/],
    ['another case', withHeader(swapCase(SIGNATURE)), NO_FIT],
    ['another token', signedJson(BODY, OTHER_TOKEN), NO_FIT],
    ['a form of another token', signedForm(FIELDS, OTHER_TOKEN), NO_FIT],
    ['another path', signedJson(BODY, TOKEN, `${WEBHOOK_URL}/`), NO_FIT],
    ['another scheme', signedJson(BODY, TOKEN, WEBHOOK_URL.replace('s:', ':')), NO_FIT],
    ['another port', signedJson(BODY, TOKEN, WEBHOOK_URL.replace('.com', '.com:8443')), NO_FIT],
    [
      'a body that was changed',
      { ...GENUINE, body: Buffer.from(`${BODY} `) },
      /^bodySHA256 is sign/,
    ],
    ['another hash', { ...GENUINE, search: HASH.replace(/.$/, flipped) }, NO_FIT],
    ['a signature that leaves the hash out', { ...GENUINE, headers: bare }, NO_FIT],
    ['a JSON body whose query was cut off', { ...GENUINE, search: '' }, /^neither bodySHA256/],
    ['a JSON body, signed like a form', { ...GENUINE, search: '', headers: bare }, /^neither/],
    ['no body at all', { headers: bare, body: Buffer.alloc(0), search: '' }, /^neither/],
    ['no search at all', { headers: bare, body: GENUINE.body }, /^neither bodySHA256/],
    ['bodySHA256 twice', withSearch(`${HASH}&${HASH}`), /more than once/],
    ['two different bodySHA256', withSearch(`bodySHA256=0&${HASH}`), /more than once/],
    ['a parameter more', withSearch(`a=b&${HASH}`), /the query is not that of/],
    ['a parameter more that is not signed', withSearch(`a=b&${HASH}`, HASH), /the query is not/],
    ['bodySHA256 in disguise', withSearch(HASH.replace('SHA', '%53HA')), /the query is not/],
    [
      'a hash in upper case',
      withSearch(HASH.replace(/=.*/, (hex) => hex.toUpperCase())),
      /no SHA-2/,
    ],
    ['a hash cut short', withSearch(HASH.slice(0, -1)), /no SHA-256/],
    ['an empty hash', withSearch('bodySHA256='), /no SHA-256/],
  ];
  for (const [name, request, reason] of refused) {
    test(name, () => {
      const result = check(request);
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
    });
  }

  test('a form with a field changed, added, doubled or left out', () => {
    const text = FORM.body.toString();
    for (const body of [
      text.replace('approved', 'denied'),
      `${text}&z=1`,
      `${text}&type=challenge.denied`,
      text.replace(/&[^&]*$/, ''),
      text.slice(0, -1),
    ]) {
      assert.notEqual(body, text);
      assert.equal(check({ ...FORM, body: Buffer.from(body) }).authentic, false, body);
    }
  });

  test('what signs a JSON body signs no form whose only field looks like the query', () => {
    const body = Buffer.from(new URLSearchParams([[`?${HASH}`, '']]).toString());
    assert.equal(check({ headers: GENUINE.headers, body, search: '' }).authentic, false);
  });

  test('a request whose query is not that of the configured URL', () => {
    const url = `${WEBHOOK_URL}?region=eu`;
    assert.equal(check(GENUINE, { url }).authentic, false);
    assert.equal(check(FORM, { url }).authentic, false);
    const request = signedJson(BODY, TOKEN, url);
    assert.equal(check({ ...request, search: HASH }, { url }).authentic, false);
    assert.equal(check(request, { url: WEBHOOK_URL }).authentic, false);
  });

  test('no tokens at all, whatever the signature', () => {
    assert.equal(check(GENUINE, { tokens: [] }).authentic, false);
    assert.equal(check(signedJson(BODY, ''), { tokens: [] }).authentic, false);
  });

  test('a reason holds neither signature nor token, URL nor body', () => {
    for (const [, request] of refused) {
      const result = check(request);
      assert.ok(!result.authentic);
      for (const secret of [SIGNATURE, TOKEN, 'annotator.example.com', HASH.slice(20), '+1500']) {
        assert.equal(result.reason.includes(secret), false, secret);
      }
    }
  });
});

describe('the secrets of Twilio', () => {
  const url = 'https://Annotator.Example.com:443/identity-callback/twilio?from=twilio';
  const secretsWith = (environment: Readonly<Record<string, string>>) =>
    twilio.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', ...environment }));

  test('Twilio is off unless tokens and URL are both set', () => {
    assert.equal(secretsWith({}), undefined);
    assert.equal(secretsWith({ TWILIO_AUTH_TOKENS: TOKEN }), undefined);
    assert.equal(secretsWith({ TWILIO_WEBHOOK_URL: url }), undefined);
    assert.equal(secretsWith({ TWILIO_AUTH_TOKENS: ' , ', TWILIO_WEBHOOK_URL: url }), undefined);
  });

  test('the URL is kept exactly as it was configured', () => {
    const environment = { TWILIO_AUTH_TOKENS: `${TOKEN},${OTHER_TOKEN}`, TWILIO_WEBHOOK_URL: url };
    assert.deepEqual(secretsWith(environment), { tokens: [TOKEN, OTHER_TOKEN], url });
  });

  test('the provider is one frozen definition of an identity callback that is answered in 5 s', () => {
    assert.equal(Object.isFrozen(twilio), true);
    const { id, function: target, answerWithinMs } = twilio;
    assert.deepEqual([id, target, answerWithinMs], ['twilio', 'identityCallback', 5000]);
  });
});

function flipped(digit: string): string {
  return digit === '0' ? '1' : '0';
}

function swapCase(text: string): string {
  return [...text]
    .map((letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    .join('');
}
