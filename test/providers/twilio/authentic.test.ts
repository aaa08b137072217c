import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { fingerprint } from '../../../shared/config/secrets.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
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
const AUTHENTIC = { authentic: true, secret: fingerprint(TOKEN) };

function check(request: SignedRequest, { tokens = [TOKEN], url = WEBHOOK_URL } = {}) {
  return authenticate(request, { tokens, url });
}

/** Source: the tests of Twilio's own libraries and its page on webhook security; the token is `12345`. */
const PUBLISHED_URL = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const PUBLISHED_HASH =
  'bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const PUBLISHED_JSON = '{"property": "value", "boolean": true}';
const PUBLISHED_FORM =
  'CallSid=CA1234567890ABCDE&From=%2B14158675309&Digits=1234&To=%2B18005551212&Caller=%2B14158675309';
const OF_PAGE = PUBLISHED_FORM.replaceAll('5309', '5310');

describe("Twilio's signature: what passes", () => {
  const published: readonly (readonly [string, string, string, string, string])[] = [
    ['RSOYDt4T1cUTdK1PDd93/VVr8B8=', PUBLISHED_URL, 'foo=1&bar=2', PUBLISHED_FORM, 'a form'],
    [
      'kvajT1Ptam85bY51eRf/AJRuM3w=',
      PUBLISHED_URL,
      'foo=1&bar=2',
      PUBLISHED_FORM,
      'port 443 added',
    ],
    [
      '0ZXoZLH/DfblKGATFgpif+LLRf4=',
      PUBLISHED_URL.replace('https', 'http'),
      'foo=1&bar=2',
      PUBLISHED_FORM,
      'port 80 added',
    ],
    [
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
      PUBLISHED_URL.replace('.com', '.com:1234'),
      'foo=1&bar=2',
      PUBLISHED_FORM,
      'a port removed',
    ],
    [
      'CYn1h0gLBdNxDGkKJg6hYohgeD8=',
      PUBLISHED_URL.replace('.com', '.com:1234'),
      'foo=1&bar=2',
      PUBLISHED_FORM,
      'a port kept',
    ],
    [
      'PJ08CxXr7KLPjEQCTc8LkUSMwSM=',
      'http://username:password@MyCompany.com/myapp.php?foo=1&bar=2',
      'foo=1&bar=2',
      PUBLISHED_FORM,
      'credentials in the URL',
    ],
    [
      'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
      PUBLISHED_URL,
      'foo=1&bar=2',
      'Digits=5678&Digits=1234&Digits=1234&SidAccount=AC123&Sid=CA123',
      'fields with several values',
    ],
    [
      'L/OH5YylLD5NRKLltdqwSvS0BnU=',
      'https://example.com/myapp.php?foo=1&bar=2',
      'foo=1&bar=2',
      OF_PAGE,
      'the form of the page',
    ],
    [
      'a9nBmqA0ju/hNViExpshrM61xv4=',
      PUBLISHED_URL,
      `foo=1&bar=2&${PUBLISHED_HASH}`,
      PUBLISHED_JSON,
      'a JSON body behind a query',
    ],
    [
      'y77kIzt2vzLz71DgmJGsen2scGs=',
      'https://mycompany.com/myapp.php',
      PUBLISHED_HASH,
      PUBLISHED_JSON,
      'a JSON body',
    ],
  ];
  for (const [signature, url, search, body, name] of published) {
    test(`the published signature ${signature.slice(0, 6)}…: ${name}`, () => {
      const request = { headers: { [HEADER]: signature }, body: Buffer.from(body), search };
      const authentic = { authentic: true, secret: fingerprint('12345') };
      assert.deepEqual(check(request, { tokens: ['12345'], url }), authentic);
    });
  }

  test("what Twilio's own library takes", () => {
    const url = `${WEBHOOK_URL}?${HASH}`;
    assert.equal(validateRequestWithBody(TOKEN, SIGNATURE, url, BODY), true);
    assert.deepEqual(check(GENUINE), AUTHENTIC);
    assert.equal(validateRequest(TOKEN, FORM.headers[HEADER] ?? '', WEBHOOK_URL, FIELDS), true);
    assert.deepEqual(check(FORM), AUTHENTIC);
  });

  const urls = [
    'https://annotator.example.com/twilio?region=eu',
    'https://annotator.example.com/twilio?a=b%20c&d=%C3%A9',
    'https://[2001:db8::1]/twilio',
    'https://[2001:db8::1]:8443/twilio',
    'http://127.0.0.1:8080/twilio',
  ];
  for (const url of urls) {
    test(`the URL ${url}`, () => {
      assert.deepEqual(check(signedJson(BODY, TOKEN, url), { url }), AUTHENTIC);
      assert.deepEqual(check(signedForm(FIELDS, TOKEN, url), { url }), AUTHENTIC);
    });
  }

  const spellings: readonly (readonly [string, string])[] = [
    ['https://a.example.com/t', 'https://a.example.com:443/t'],
    ['http://a.example.com/t', 'http://a.example.com:80/t'],
    ['https://a.example.com:443/t?a=b', 'https://a.example.com/t?a=b'],
    ['https://[2001:db8::1]/t', 'https://[2001:db8::1]:443/t'],
    ['https://u:p@a.example.com/t', 'https://a.example.com:443/t'],
  ];
  for (const [url, signed] of spellings) {
    test(`${signed}, where ${url} is configured`, () => {
      assert.deepEqual(check(signedJson(BODY, TOKEN, signed), { url }), AUTHENTIC);
      assert.deepEqual(check(signedForm(FIELDS, TOKEN, signed), { url }), AUTHENTIC);
    });
  }

  test('bodySHA256 in front of the own query, as long as that is what was signed', () => {
    const search = `${HASH}&region=eu`;
    const headers = {
      [HEADER]: createHmac('sha1', TOKEN).update(`${WEBHOOK_URL}?${search}`).digest('base64'),
    };
    const url = `${WEBHOOK_URL}?region=eu`;
    assert.deepEqual(check({ headers, body: GENUINE.body, search }, { url }), AUTHENTIC);
  });

  test('any of several tokens, and its fingerprint tells which', () => {
    for (const tokens of [
      [OTHER_TOKEN, TOKEN],
      [TOKEN, OTHER_TOKEN],
    ]) {
      assert.deepEqual(check(GENUINE, { tokens }), AUTHENTIC);
      assert.deepEqual(check(FORM, { tokens }), AUTHENTIC);
    }
  });

  test('whatever the content type says, and whatever host the request names', () => {
    const headers = { ...GENUINE.headers, 'content-type': undefined, host: 'attacker.example.com' };
    assert.deepEqual(check({ ...GENUINE, headers }), AUTHENTIC);
  });

  test('a form in another order, with blanks, signs and letters of every kind', () => {
    const fields = { b: 'ä + & = %', a: ['', ' '], A: '😀', _: '\n' };
    const form = signedForm(fields, TOKEN);
    assert.deepEqual(check(form), AUTHENTIC);
    const reversed = Buffer.from(form.body.toString().split('&').reverse().join('&'));
    assert.deepEqual(check({ ...form, body: reversed }), AUTHENTIC);
  });
});
