import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_SCORE_POLICY } from '../../../shared/config/score-policy.ts';
import {
  type Interpretation,
  interpret,
} from '../../../shared/recaptcha/interpretation/interpret.ts';
import { VERDICTS } from '../../../shared/recaptcha/interpretation/ruling.ts';
import { assessmentWith, understood } from './assessments.ts';

const question = fc.record({
  expectedAction: fc.option(fc.constantFrom('login', 'LOGIN', 'signup', ''), { nil: undefined }),
  useCase: fc.option(fc.constantFrom('homepage', 'login', 'social', 'ecommerce'), {
    nil: undefined,
  }),
  policy: fc.constantFrom(DEFAULT_SCORE_POLICY, { default: {} }),
  observeOnly: fc.boolean(),
});

/** Google's parts, each with something odd in it, beside parts nobody knows. */
const anything = fc.jsonValue({ maxDepth: 3 });
const number = fc.oneof(fc.double(), fc.constantFrom('0.9', 'NaN', 0.3, 1, 0), anything);
const word = fc.oneof(
  fc.constantFrom('login', 'DUPE', 'FAILED', 'AUTOMATION', '__proto__', 'toString'),
  anything,
);
const words = fc.oneof(fc.array(word, { maxLength: 3 }), anything);

function part(members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: fc.record(members, { requiredKeys: [] }) }, anything);
}

const nearlyAnAssessment = part({
  name: word,
  event: part({ token: word, express: word, expectedAction: word }),
  tokenProperties: part({
    valid: fc.oneof(fc.boolean(), anything),
    invalidReason: word,
    action: word,
  }),
  riskAnalysis: part({
    score: number,
    reasons: words,
    extendedVerdictReasons: words,
    challenge: word,
    verifiedBots: fc.oneof(fc.array(part({ name: word, botType: word })), anything),
  }),
  accountDefenderAssessment: part({
    labels: words,
    accountTakeoverVerdict: part({ risk: number, riskReasons: words, trustReasons: words }),
  }),
  fraudPreventionAssessment: part({ transactionRisk: number, riskReasons: words }),
  fraudSignals: part({ userSignals: part({ activeDaysLowerBound: number }) }),
  phoneFraudAssessment: part({ smsTollFraudVerdict: part({ risk: number, reasons: words }) }),
  policyEvaluation: anything,
  assessmentEnvironment: anything,
  partFromTheFuture: anything,
});

function assertSound(told: Interpretation, observing: boolean): void {
  assert.ok(VERDICTS.includes(told.verdict));
  assert.ok(told.because.length > 0 && told.because.length < 250, told.because);
  assert.equal(typeof told.valid, 'boolean');
  assert.equal(told.wouldBe !== undefined, observing);
  assert.ok(!observing || told.verdict === 'allow');
  assert.equal(told.score === undefined, told.level === undefined);
  if (told.score !== undefined) {
    assert.ok(told.valid && told.score >= 0 && told.score <= 1);
    assert.ok(Math.abs((told.level ?? 9) - told.score) <= 0.05 + Number.EPSILON);
  }
  if (!told.valid && !observing) assert.notEqual(told.verdict, 'allow');
  assert.ok(told.actions.every((action) => typeof action === 'string' && action !== ''));
  assert.equal(new Set(told.actions).size, told.actions.length);
  for (const { code, meaning } of told.reasons) assert.ok(code && meaning);
  assert.deepEqual(JSON.parse(JSON.stringify(told)), told);
}

describe('Whatever Google may answer,', () => {
  test('any JSON has one of four verdicts, and none breaks it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), question, (json, asked) =>
        assertSound(interpret(json, asked), asked.observeOnly),
      ),
      { numRuns: 500 },
    );
  });

  test('anything near to an assessment has one of four verdicts, and none breaks it', () => {
    fc.assert(
      fc.property(nearlyAnAssessment, question, (json, asked) =>
        assertSound(interpret(json, asked), asked.observeOnly),
      ),
      { numRuns: 2000 },
    );
  });

  test('parts nobody knows yet change nothing', () => {
    fc.assert(
      fc.property(anything, (unknown) => {
        const told = understood(assessmentWith({ partFromTheFuture: unknown }));
        assert.deepEqual(told, understood(assessmentWith()));
      }),
    );
  });

  test('a worse score is never judged more mildly', () => {
    const severity = (score: number) =>
      VERDICTS.indexOf(understood(assessmentWith({ riskAnalysis: { score } })).verdict);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, other) => {
          assert.ok(severity(Math.min(one, other)) >= severity(Math.max(one, other)));
        },
      ),
    );
  });
});

test('Nothing of the user comes back: no token, address or account', () => {
  const event = {
    token: 'SECRET-TOKEN',
    userIpAddress: '198.51.100.7',
    userAgent: 'SECRET-AGENT',
    hashedAccountId: 'SECRET-HASH',
    userInfo: { accountId: 'SECRET-ACCOUNT', userIds: [{ email: 'jane@example.com' }] },
  };
  const told = JSON.stringify(understood(assessmentWith({ event })));
  assert.doesNotMatch(told, /SECRET|198\.51|jane/);
});
