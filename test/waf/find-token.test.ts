import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findToken, type TokenHeaders } from '../../shared/waf/find-token.ts';

const PLATFORMS = ['ca', 'cf', 'fastly', 'akam', 'gxlb'];

type Case = readonly [headers: TokenHeaders, found: string | undefined];

const CASES: Readonly<Record<string, Case>> = {
  'the header of an action token': [{ 'x-recaptcha-token': 'A' }, 'A'],
  'the header of an action token, before any cookie': [
    { 'x-recaptcha-token': 'A', cookie: 'recaptcha-cf-e=E; recaptcha-cf-t=T' },
    'A',
  ],
  'the challenge before the session, whatever their order': [
    { cookie: 'recaptcha-cf-t=T; recaptcha-cf-e=E' },
    'E',
  ],
  "another firewall's challenge before the own session": [
    { cookie: 'recaptcha-cf-t=T; recaptcha-ca-e=E' },
    'E',
  ],
  'the session where the challenge is empty': [
    { cookie: 'recaptcha-cf-e=; recaptcha-cf-t=T' },
    'T',
  ],
  'a cookie where the header is empty': [
    { 'x-recaptcha-token': ' ', cookie: 'recaptcha-cf-t=T' },
    'T',
  ],
  'the first of two sessions': [{ cookie: 'recaptcha-ca-t=T1; recaptcha-cf-t=T2' }, 'T1'],
  'the first that is not empty': [{ cookie: 'recaptcha-ca-t=; recaptcha-ca-t=T' }, 'T'],
  'a token whole, with the = in it': [{ cookie: 'recaptcha-ca-t=x:U=abc=' }, 'x:U=abc='],
  'a cookie among others, with or without spaces': [
    { cookie: 'a=1;recaptcha-ca-t =\t T ;b=2; c' },
    'T',
  ],
  'a cookie in its quotes': [{ cookie: 'recaptcha-ca-t="T"' }, '"T"'],
  'a cookie of a platform to come': [{ cookie: 'recaptcha-edge2-t=T' }, 'T'],
  'a cookie of one with a hyphen in its name': [{ cookie: 'recaptcha-my-edge-t=T' }, 'T'],
  'the header without the spaces around it': [{ 'x-recaptcha-token': '\t A ' }, 'A'],
  'nothing where there is nothing': [{}, undefined],
  'nothing in empty headers': [{ 'x-recaptcha-token': '', cookie: '' }, undefined],
  'nothing in other cookies': [
    {
      cookie:
        'recaptcha-t=1; recaptcha--t=2; xrecaptcha-ca-t=3; recaptcha-ca-x=4; RECAPTCHA-CA-T=5',
    },
    undefined,
  ],
  'nothing in a cookie without a value': [{ cookie: 'recaptcha-ca-t' }, undefined],
  'nothing in the value of another cookie': [{ cookie: 'a=recaptcha-ca-t=T' }, undefined],
};

describe('in the headers of a request is found', () => {
  for (const [what, [headers, found]] of Object.entries(CASES)) {
    test(what, () => assert.equal(findToken(headers)?.text, found));
  }

  for (const platform of PLATFORMS) {
    for (const purpose of ['t', 'e']) {
      test(`the cookie recaptcha-${platform}-${purpose}`, () => {
        const cookie = `a=1; recaptcha-${platform}-${purpose}=T; b=2`;
        assert.deepEqual(findToken({ cookie }), { header: 'cookie', text: 'T' });
      });
    }
  }

  test('the token among hundreds of cookies, in no time', () => {
    const others = Array.from({ length: 900 }, (_, n) => `recaptcha-x${n}-=${'v'.repeat(100)}`);
    const cookie = [...others, 'recaptcha-ca-t=T', ...others].join('; ');
    const started = performance.now();
    for (let n = 0; n < 20; n += 1) assert.equal(findToken({ cookie })?.text, 'T');
    assert.ok(performance.now() - started < 1_000);
  });
});
