import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Environment } from '../../shared/config/config.ts';
import { startHttpBench } from '../helpers/http-bench.ts';
import { answering, scriptedServer } from '../recaptcha/scripted-server.ts';
import { ASKED, type Assessed, assessed } from './helpers/assess.ts';

test('an interaction that seems legitimate is allowed, and the answer says all that is known', async () => {
  const bench = await startHttpBench();
  const answer = await assessed(bench, { expectedAction: 'login', useCase: 'login' });
  assert.match(answer.assessment ?? '', /^projects\/test-project\/assessments\/[0-9a-f]{16}$/);
  const { assessment: _name, because, ...rest } = answer;
  assert.deepEqual(rest, {
    valid: true,
    action: 'login',
    actionMatches: true,
    score: 0.9,
    level: 0.9,
    reasons: [],
    verdict: 'allow',
    actions: [],
    risks: {},
  });
  assert.match(because, /0\.9/);
});

describe('each verdict can be had from the emulator:', () => {
  interface Case {
    readonly asked: object;
    readonly script?: readonly [token: string, assessment: object];
    readonly environment?: Environment;
    readonly expected: Partial<Assessed>;
    readonly because: RegExp;
  }
  const POLICY = '{"checkout":{"blockBelow":0.5},"default":{}}';
  const CASES: Readonly<Record<string, Case>> = {
    'allow, at 0.7': {
      asked: { token: 'emulator?score=0.7' },
      expected: { verdict: 'allow', valid: true, score: 0.7 },
      because: /0\.7/,
    },
    'challenge, at 0.3': {
      asked: { token: 'emulator?score=0.3' },
      expected: { verdict: 'challenge' },
      because: /challenge/,
    },
    'review, at 0.1': {
      asked: { token: 'emulator?score=0.1&reasons=AUTOMATION' },
      expected: { verdict: 'review' },
      because: /review/,
    },
    'block, at 0': {
      asked: { token: 'emulator?score=0' },
      expected: { verdict: 'block' },
      because: /block/,
    },
    'block, for a forged action': {
      asked: { token: 'emulator?action=homepage', expectedAction: 'login' },
      expected: { verdict: 'block', valid: true },
      because: /forged/,
    },
    'block, for a page that sends no token': {
      asked: { token: '' },
      expected: { verdict: 'block', valid: false },
      because: /there is none/,
    },
    'block, for no token and a payment that could be assessed without one': {
      asked: { token: '', transactionData: { value: 5 } },
      expected: { verdict: 'block', valid: false },
      because: /there is none/,
    },
    'challenge, for a token that is too old': {
      asked: { token: 'emulator?invalid=EXPIRED' },
      expected: { verdict: 'challenge', valid: false },
      because: /too old/,
    },
    'allow without a token, for an express assessment': {
      asked: { token: undefined, express: true },
      expected: { verdict: 'allow', valid: true },
      because: /0\.9/,
    },
    'by the thresholds of the action': {
      asked: { token: 'emulator?score=0.3', expectedAction: 'checkout' },
      environment: { SCORE_POLICY: POLICY },
      expected: { verdict: 'block' },
      because: /checkout/,
    },
    'by the thresholds for the rest': {
      asked: { token: 'emulator?score=0.3', expectedAction: 'login' },
      environment: { SCORE_POLICY: POLICY },
      expected: { verdict: 'allow' },
      because: /threshold is set/,
    },
    'not by the thresholds of an action that only the token names': {
      asked: { token: 'emulator?score=0.3&action=checkout' },
      environment: { SCORE_POLICY: POLICY },
      expected: { verdict: 'allow' },
      because: /threshold is set/,
    },
    'review, for the risk of a payment': {
      asked: { token: 'paying', transactionData: { cardBin: '411111', cardLastFour: '1111' } },
      script: ['paying', { fraudPreventionAssessment: { transactionRisk: 0.7 } }],
      expected: { verdict: 'review' },
      because: /transaction|payment/,
    },
    'allow while observing, and what it would be': {
      asked: { token: 'emulator?score=0' },
      environment: { OBSERVE_ONLY: 'true' },
      expected: { verdict: 'allow', wouldBe: 'block' },
      because: /observing/,
    },
  };
  for (const [name, { asked, script, environment = {}, expected, because }] of Object.entries(
    CASES,
  )) {
    test(name, async () => {
      const bench = await startHttpBench({ environment });
      if (script) bench.emulator.script(...script);
      const answer = await assessed(bench, asked);
      assert.partialDeepStrictEqual(answer, expected);
      assert.match(answer.because, because);
    });
  }
});

test('codes come with their meanings, and the use case with its actions', async () => {
  const bench = await startHttpBench();
  const token = 'emulator?score=0.3&reasons=AUTOMATION';
  const { reasons, actions } = (await assessed(bench, { token, useCase: 'login' })) as unknown as {
    reasons: readonly { code: string; meaning: string }[];
    actions: readonly string[];
  };
  assert.deepEqual(
    reasons.map(({ code }) => code),
    ['AUTOMATION'],
  );
  assert.ok(reasons[0]?.meaning);
  assert.ok(actions.some((action) => /second factor/.test(action)));
});

describe('what is asked is what Google is told,', () => {
  const ACCOUNT_ID_KEY = 'a key of some length';
  const HMAC = createHmac('sha256', ACCOUNT_ID_KEY).update('sam').digest('base64');
  const ACCOUNTS: Readonly<Record<string, readonly [environment: Environment, event: object]>> = {
    'without the account, by default': [{}, {}],
    'with the account as it is': [{ ACCOUNT_IDS: 'plain' }, { userInfo: { accountId: 'sam' } }],
    'with the HMAC of the account': [
      { ACCOUNT_IDS: 'hashed', ACCOUNT_ID_KEY },
      { hashedAccountId: HMAC },
    ],
  };
  for (const [name, [environment, account]] of Object.entries(ACCOUNTS)) {
    test(name, async (t) => {
      const google = await scriptedServer(t, answering(200, '{"tokenProperties":{"valid":true}}'));
      const bench = await startHttpBench({
        environment: { ...environment, RECAPTCHA_EMULATOR_HOST: google.origin.host },
      });
      await assessed(bench, { accountId: 'sam', userIp: '192.0.2.1', useCase: 'login' });
      const [call, ...others] = google.seen;
      assert.deepEqual(others, []);
      assert.equal(call?.url, '/v1/projects/test-project/assessments');
      const event = { ...ASKED, userIpAddress: '192.0.2.1', ...account };
      assert.deepEqual(JSON.parse(call?.body ?? ''), { event });
    });
  }
});

test('what of an answer is odd or new breaks nothing', async (t) => {
  const odd = {
    name: 7,
    tokenProperties: { valid: 'yes', invalidReason: 'NEVER_SEEN' },
    riskAnalysis: { score: 17, reasons: ['NEVER_SEEN', 5], new: {} },
    event: null,
    other: [1],
  };
  for (const answer of [{}, odd, { ...odd, tokenProperties: { valid: true } }]) {
    const google = await scriptedServer(t, answering(200, JSON.stringify(answer)));
    const environment = { RECAPTCHA_EMULATOR_HOST: google.origin.host };
    const bench = await startHttpBench({ environment });
    const { verdict, linked } = await assessed(bench, { keys: ['order:1'] });
    assert.notEqual(verdict, 'allow');
    assert.equal(linked, false, 'without a name there is nothing to link');
    assert.match(bench.lines.at(-1) ?? '', /"severity":"ERROR".*"code":"no_name"/);
  }
});
