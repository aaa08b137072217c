import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentOf } from '../../shared/annotation/assessment-name.ts';
import { wafTokenItem } from '../../shared/waf/waf-token-item.ts';

const ID = 'a1b2c3d4e5f60718';
const OTHER = 'ffff000000000000';
const TOKEN = `HFabc-_9:U=${ID}`;
const SAID = { signal: 'password_correct' };

const schema = wafTokenItem({ project: 'shop', now: Date.parse('2026-11-23T12:00:00Z') });

const FOUND = { kind: 'assessment', assessment: assessmentOf('shop', ID) };
const ORDINARY = { kind: 'ordinary-token' };
const NONE = { kind: 'no-token' };

const READ: Readonly<Record<string, readonly [subject: object, token: unknown]>> = {
  'the token itself': [{ token: TOKEN }, FOUND],
  'a token with upper case in its id': [
    { token: 'x:U=6ZZZZe73fZZZZZZ0' },
    { kind: 'assessment', assessment: assessmentOf('shop', '6ZZZZe73fZZZZZZ0') },
  ],
  'a token that was percent-encoded': [{ token: encodeURIComponent(TOKEN) }, FOUND],
  'a token in lower-case percent-encoding': [{ token: TOKEN.replace(':U=', '%3aU%3d') }, FOUND],
  'a token in quotes': [{ token: `"${TOKEN}"` }, FOUND],
  'an ordinary token': [{ token: '03AFcWeA_ordinary-token' }, ORDINARY],
  'the header of an action': [{ headers: { 'x-recaptcha-token': TOKEN } }, FOUND],
  'the header as it is usually written': [{ headers: { 'X-Recaptcha-Token': TOKEN } }, FOUND],
  'an ordinary token in the header': [{ headers: { 'X-RECAPTCHA-TOKEN': '03AFcWeA' } }, ORDINARY],
  'an ordinary token in the header, though a cookie has one of WAF': [
    { headers: { 'x-recaptcha-token': '03AFcWeA', cookie: `recaptcha-ca-t=${TOKEN}` } },
    ORDINARY,
  ],
  'a cookie': [{ headers: { Cookie: `a=1; recaptcha-ca-t=${TOKEN}` } }, FOUND],
  'a cookie that was percent-encoded': [
    { headers: { cookie: `recaptcha-ca-t=${encodeURIComponent(TOKEN)}; a=1` } },
    FOUND,
  ],
  'a cookie in quotes': [{ headers: { cookie: `recaptcha-ca-t="${TOKEN}"; a=1` } }, FOUND],
  'a cookie whose quotes were percent-encoded, too': [
    { headers: { cookie: `recaptcha-ca-t=${encodeURIComponent(`"${TOKEN}"`)}` } },
    FOUND,
  ],
  'the challenge, not the session': [
    { headers: { cookie: `recaptcha-ca-t=x:U=${OTHER}; recaptcha-ca-e=${TOKEN}` } },
    FOUND,
  ],
  'the session, though the challenge is of no known kind': [
    { headers: { cookie: `recaptcha-ca-x=x:U=${OTHER}; recaptcha-ca-t=${TOKEN}` } },
    FOUND,
  ],
  'headers without a token': [{ headers: { cookie: 'a=1' } }, NONE],
  'headers that are not there': [{ headers: { 'x-recaptcha-token': null, cookie: null } }, NONE],
  'no headers': [{ headers: {} }, NONE],
  'headers that matter not, whatever is in them': [
    { headers: { 'set-cookie': [`recaptcha-ca-t=${TOKEN}`], accept: null, __proto__: null } },
    NONE,
  ],
};

type Case = readonly [item: unknown, path: string, message: RegExp];

const CUT = /no token as reCAPTCHA wrote it/;
const inCookie = (value: string) => ({ ...SAID, headers: { cookie: `recaptcha-cf-t=${value}` } });

const TOKENS: Readonly<Record<string, readonly [token: string, message: RegExp]>> = {
  'two ids': [`x:U=${OTHER}:U=${ID}`, CUT],
  'two marks': [`x:U=:U=${ID}`, CUT],
  '15 characters behind the mark': ['x:U=a1b2c3d4e5f6071', CUT],
  '17 characters behind the mark': [`${TOKEN}8`, CUT],
  'no character behind the mark': ['x:U=', CUT],
  'something behind the id': [`${TOKEN},`, CUT],
  'nothing before the mark': [`:U=${ID}`, CUT],
  'a lower-case mark': [`x:u=${ID}`, CUT],
  'a dash in its id': ['x:U=a1b2c3d4-5f60718', CUT],
  'been encoded twice': [encodeURIComponent(encodeURIComponent(TOKEN)), CUT],
  'a percent sign that encodes nothing': [`%zz${TOKEN}`, CUT],
  'a line break encoded in it': [`${encodeURIComponent(TOKEN)}%0A`, CUT],
  'one quote': [`"${TOKEN}`, CUT],
  '100 KB': [`${'x'.repeat(100_000)}:U=${ID}`, /16384/],
  '10 KB and an id': [`${'x'.repeat(10_000)}:U=${ID}`, CUT],
};

const CASES: Readonly<Record<string, Case>> = {
  ...Object.fromEntries(
    Object.entries(TOKENS).flatMap(([flaw, [token, message]]): [string, Case][] => [
      [`has a token with ${flaw}`, [{ ...SAID, token }, 'token', message]],
      [
        `has a header with ${flaw}`,
        [
          { ...SAID, headers: { 'X-Recaptcha-Token': token } },
          'headers.x-recaptcha-token',
          message,
        ],
      ],
      [`has a cookie with ${flaw}`, [inCookie(token), 'headers.cookie', message]],
    ]),
  ),
  'has a token with a line break behind': [{ ...SAID, token: `${TOKEN}\n` }, 'token', CUT],
  'has a token with a line break in it': [{ ...SAID, token: `x\n${TOKEN}` }, 'token', CUT],
  'has a cookie with a line break behind': [inCookie(`${TOKEN}\n`), 'headers.cookie', /line break/],
  'has a header with a line break in it': [
    { ...SAID, headers: { 'x-recaptcha-token': `x\r\n${TOKEN}` } },
    'headers.x-recaptcha-token',
    /line break/,
  ],
  'has an empty token': [{ ...SAID, token: '' }, 'token', CUT],
  'has a token that is a number': [{ ...SAID, token: 5 }, 'token', /string/],
  'has cookies beyond 128 KiB': [inCookie('x'.repeat(131_072)), 'headers.cookie', /131072/],
  'has a list of cookies': [{ ...SAID, headers: { cookie: ['a=1'] } }, 'headers.cookie', /text/],
  'has a header that is a number': [
    { ...SAID, headers: { 'X-Recaptcha-Token': 7 } },
    'headers.x-recaptcha-token',
    /text/,
  ],
  'has its cookies twice': [
    { ...SAID, headers: { cookie: 'a=1', Cookie: 'b=2' } },
    'headers.cookie',
    /twice/,
  ],
  'has its headers in a list': [{ ...SAID, headers: [['cookie', 'a=1']] }, 'headers', /record/],
  'has its headers as text': [{ ...SAID, headers: 'cookie: a=1' }, 'headers', /record/],
  'has a token and headers': [{ ...SAID, token: TOKEN, headers: {} }, 'headers', /either/],
  'has a token and an assessment': [
    { ...SAID, token: TOKEN, assessment: ID },
    'assessment',
    /either/,
  ],
  'has neither': [{ ...SAID, keys: ['order:1'], accountId: 'sam' }, '', /give token or headers/],
  'has nothing to say or link': [{ token: TOKEN }, '', /nothing to say or link/],
  'has headers and nothing to say or link': [{ headers: {} }, '', /nothing to say or link/],
  'has no keys and no reasons': [{ token: TOKEN, keys: [], reasons: [] }, '', /nothing to say/],
  'has only an action to link': [
    { token: TOKEN, action: 'login', score: 0.9 },
    '',
    /nothing to say/,
  ],
  'says it twice': [{ ...SAID, token: TOKEN, reasons: ['REFUND'] }, 'signal', /leave out reasons/],
  'says two stages at once': [
    { token: TOKEN, reasons: ['CORRECT_PASSWORD', 'INCORRECT_PASSWORD'] },
    'reasons',
    /each as its own item/,
  ],
  'has a score beyond 1': [{ ...SAID, token: TOKEN, score: 1.1 }, 'score', /<=1/],
  'has an account as a key': [{ token: TOKEN, keys: ['account:sam'] }, 'keys.0', /accountId/],
  'is from the future': [
    { ...SAID, token: TOKEN, eventTime: '2026-11-23T12:06:00Z' },
    'eventTime',
    /in the future/,
  ],
  'has a member nobody knows': [{ ...SAID, token: TOKEN, cookie: 'a=1' }, '', /cookie/],
  'is null': [null, '', /object/],
};

describe('an item of wafToken', () => {
  for (const [what, [subject, token]] of Object.entries(READ)) {
    test(`can bring ${what}`, () => {
      const { token: read, ...others } = schema.parse({ ...subject, ...SAID });
      assert.deepEqual(read, token);
      assert.deepEqual(others, { keys: [], signal: 'password_correct' });
    });
  }

  test('can name the assessment that an edge worker created itself', () => {
    const name = `projects/123456/assessments/${ID}`;
    const { assessment } = schema.parse({ assessment: name, ...SAID });
    assert.deepEqual(assessment, { id: ID, name });
  });

  test('can have keys alone, and an account alone, to link', () => {
    assert.deepEqual(schema.parse({ token: TOKEN, keys: ['order:1'] }).keys, ['order:1']);
    assert.equal(schema.parse({ token: TOKEN, accountId: 'sam' }).accountId, 'sam');
  });

  for (const [flaw, [item, path, message]] of Object.entries(CASES)) {
    test(`is invalid that ${flaw}`, () => {
      const read = schema.safeParse(item);
      assert.ok(!read.success);
      const [issue, ...others] = read.error.issues;
      assert.deepEqual(others, []);
      assert.equal(issue?.path.join('.'), path);
      assert.match(issue.message, message);
    });
  }

  test('is read in no time, even if somebody wrote it to be slow', () => {
    const slow = [
      ' '.repeat(130_000),
      ';'.repeat(130_000),
      '='.repeat(130_000),
      '"'.repeat(130_000),
      `recaptcha-ca-t=${':U='.repeat(40_000)}`,
      `recaptcha-ca-t=${'%22'.repeat(40_000)}`,
      `recaptcha-ca-t=${' '.repeat(130_000)}x`,
      'recaptcha-ca-t=x;'.repeat(7_000),
    ];
    const started = performance.now();
    for (const cookie of slow) schema.safeParse({ ...SAID, headers: { cookie } });
    for (const token of slow) schema.safeParse({ ...SAID, token });
    assert.ok(performance.now() - started < 2_000);
  });
});
