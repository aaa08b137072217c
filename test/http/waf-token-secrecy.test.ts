import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden } from './helpers/expect-answer.ts';
import type { Answer } from './helpers/http-client.ts';
import { ledgerBytes } from './helpers/ledger-content.ts';
import { reportToken } from './helpers/report.ts';

const A = 'a1b2c3d4e5f60718';
const CANARIES = ['canary-token', 'canary-cookie', 'canary-agent', 'canary-account'];
const TOKEN = `canary-token:U=${A}`;
const SAID = { signal: 'password_correct', accountId: 'canary-account' };

const inCookie = (token: string) => ({
  headers: {
    cookie: `session=canary-cookie; recaptcha-ca-t=${token}`,
    'user-agent': 'canary-agent',
  },
});

const ITEMS: Readonly<Record<string, readonly [item: object, status: number | string]>> = {
  'a token that is delivered': [{ token: TOKEN, ...SAID }, 'delivered'],
  'a token that is linked': [{ token: TOKEN, keys: ['order:1'] }, 'linked'],
  'a cookie that is delivered': [{ ...inCookie(TOKEN), ...SAID }, 'delivered'],
  'an ordinary token': [{ token: 'canary-token', ...SAID }, 'ignored'],
  'an ordinary token in a cookie': [{ ...inCookie('canary-token'), ...SAID }, 'ignored'],
  'other cookies': [{ headers: { cookie: 'a=canary-cookie' }, ...SAID }, 'ignored'],
  'a token that is cut off': [{ token: TOKEN.slice(0, -1), ...SAID }, 422],
  'a cookie that is cut off': [{ ...inCookie(TOKEN.slice(0, -1)), ...SAID }, 422],
  'a header with a line break': [
    { headers: { 'x-recaptcha-token': `canary-token\n${TOKEN}` }, ...SAID },
    422,
  ],
  'a token that is far too long': [{ token: TOKEN.padStart(100_000, 'x'), ...SAID }, 422],
  'a token in the wrong member': [{ assessment: TOKEN, ...SAID }, 422],
  'cookies in the wrong member': [{ token: TOKEN, id: 'canary-cookie\n', ...SAID }, 422],
};

/** Everything an answer, the log and the ledger show. */
function places(bench: HttpBench, answer: Answer): string[] {
  return [answer.text, ...bench.lines, ledgerBytes(bench.ledgerFile).toString('latin1')];
}

describe('in no log line, answer or ledger is seen', () => {
  for (const [what, [item, status]] of Object.entries(ITEMS)) {
    test(`${what}, alone and in a batch`, async () => {
      const bench = await startHttpBench({ environment: { ACCOUNT_IDS: 'plain' } });
      const alone = await reportToken(bench, item);
      const { results } = alone.json as { results?: { status: string }[] };
      assert.equal(results?.[0]?.status ?? alone.status, status, alone.text);
      const batch = await reportToken(bench, [item, item]);
      assert.equal(batch.status, 200);
      expectHidden([...places(bench, alone), ...places(bench, batch)], CANARIES);
      assert.ok(bench.lines.length > 0);
    });
  }

  test('a body that is no JSON', async () => {
    const bench = await startHttpBench();
    const answer = await reportToken(bench, `{"token":"${TOKEN}`);
    assert.equal(answer.status, 400);
    expectHidden(places(bench, answer), CANARIES);
  });

  test('a token while Google refuses its label', async () => {
    const bench = await startHttpBench();
    bench.emulator.fault({ status: 400 });
    const answer = await reportToken(bench, { token: TOKEN, ...SAID });
    expectHidden(places(bench, answer), CANARIES);
    assert.match(bench.lines.join(''), /refused/);
  });
});
