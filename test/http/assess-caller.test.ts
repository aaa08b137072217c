import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CLOCK_SECRET, startHttpBench } from '../helpers/http-bench.ts';
import { ASKED, ASSESS_PATH, askToAssess } from './helpers/assess.ts';
import { expectHidden, expectProblem } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerBytes, ledgerContent, NOTHING } from './helpers/ledger-content.ts';

const TEXT = JSON.stringify(ASKED);

describe('whoever may not ask is told nothing, and Google is not asked:', async () => {
  const bench = await startHttpBench();
  const { port } = bench;
  // Every call of Google would be noted.
  bench.emulator.fault({ status: 500 });

  test('without a signature', async () => {
    const answer = await send({ port, path: ASSESS_PATH, body: TEXT });
    expectProblem(answer, 401, 'unauthenticated');
  });

  test('with the secret of a caller for something else', async () => {
    const answer = await askToAssess(bench, ASKED, { secret: CLOCK_SECRET });
    expectProblem(answer, 401, 'unauthenticated');
  });

  test('by another method', async () => {
    const answer = await send({ port, path: ASSESS_PATH, method: 'PUT', body: TEXT });
    expectProblem(answer, 405, 'method_not_allowed');
  });

  test('at another path', async () => {
    const answer = await send({ port, path: `${ASSESS_PATH}/links`, body: TEXT });
    expectProblem(answer, 404, 'not_found');
  });

  test('and nothing was made or written', () => {
    assert.deepEqual(bench.emulator.refused(), []);
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    expectHidden(bench.lines, [ASKED.token]);
  });
});

describe('a body that is no request is refused:', async () => {
  const bench = await startHttpBench();
  const CASES: Readonly<Record<string, readonly [body: string, status: number, code: string]>> = {
    'none at all': ['', 400, 'malformed'],
    'half of one': [TEXT.slice(1), 400, 'malformed'],
    'two in two lines': [`${TEXT}\n${TEXT}`, 400, 'malformed'],
    'a list': [`[${TEXT}]`, 422, 'invalid'],
    'a number': ['5', 422, 'invalid'],
    'one with a member nobody knows': ['{"token":"t","siteKey":"k","score":1}', 422, 'invalid'],
    'one with a prototype': [`{"__proto__":{"express":true},"siteKey":"k"}`, 422, 'invalid'],
    'more than a MiB': [JSON.stringify({ ...ASKED, token: 'x'.repeat(2 ** 20) }), 413, 'too_large'],
  };
  for (const [name, [body, status, code]] of Object.entries(CASES)) {
    test(name, async () => {
      expectProblem(await askToAssess(bench, body), status, code);
    });
  }

  test('with the path of each thing that is wrong', async () => {
    const asked = { ...ASKED, token: undefined, userInfo: { userIds: [{}] } };
    const { issues } = expectProblem(await askToAssess(bench, asked), 422, 'invalid');
    assert.deepEqual(issues?.map(({ path }) => path).sort(), ['token', 'userInfo.userIds.0']);
  });
});

describe('nothing personal is logged, kept readable, or in an error,', () => {
  const CANARIES = {
    token: 'canary-token-0123456789',
    userIp: '203.0.113.77',
    userAgent: 'canary-agent/1.0',
    requestedUri: 'https://shop.example/canary-uri',
    ja3: 'canary-ja3',
    accountId: 'canary-account',
    email: 'canary@example.com',
    phoneNumber: '+4915199999999',
    cardLastFour: '7391',
  };
  const { email, phoneNumber, cardLastFour, ...members } = CANARIES;
  const ASKING = {
    siteKey: 'a-key',
    ...members,
    userInfo: { userIds: [{ email }, { phoneNumber }] },
    transactionData: { cardLastFour, user: { email, phoneNumber } },
    keys: ['order:1'],
  };
  const WAYS = {
    'when all is well': [{}, 200],
    'when the score is low': [{ token: `${CANARIES.token}-low` }, 200],
    'when Google refuses it': [{}, 422, { status: 400 }],
    'when Google is away': [{}, 200, { status: 503 }],
    'when Google says nothing': [{}, 200, { reset: 'before' }],
    'when the request is wrong': [{ userIp: `${CANARIES.userIp}x`, express: 'canary' }, 422],
    'when a member is new': [{ [CANARIES.email]: CANARIES.phoneNumber }, 422],
  } as const;
  for (const [name, [changes, status, fault]] of Object.entries(WAYS)) {
    test(name, async () => {
      const bench = await startHttpBench({ environment: { ACCOUNT_IDS: 'plain' } });
      bench.emulator.script(`${CANARIES.token}-low`, { riskAnalysis: { score: 0.1 } });
      if (fault) bench.emulator.fault(fault);
      const answer = await askToAssess(bench, { ...ASKING, ...changes });
      assert.equal(answer.status, status, answer.text);
      const kept = ledgerBytes(bench.ledgerFile).toString('latin1');
      const values = Object.values(CANARIES);
      const isNamed = name === 'when a member is new';
      expectHidden([...bench.lines, kept], values);
      expectHidden([answer.text], isNamed ? [CANARIES.phoneNumber] : values);
    });
  }
});
