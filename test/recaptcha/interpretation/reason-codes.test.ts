import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as accounts from '../../../shared/recaptcha/interpretation/account-codes.ts';
import * as challenges from '../../../shared/recaptcha/interpretation/challenge-codes.ts';
import { REASON_CODES } from '../../../shared/recaptcha/interpretation/reason-codes.ts';
import * as payments from '../../../shared/recaptcha/interpretation/transaction-codes.ts';
import { protoEnum } from '../../annotation/google-protos.ts';
import { scored, understood } from './assessments.ts';

const reasonsOf = (parts: object) => understood(scored(0.1, { ...parts })).reasons;

describe('A reason code', () => {
  const meanings: readonly [code: string, meaning: string][] = [
    ['AUTOMATION', 'it was done as a program does it'],
    ['UNEXPECTED_ENVIRONMENT', 'it did not come from a genuine environment'],
    ['TOO_MUCH_TRAFFIC', 'where it came from sends more than it normally does'],
    ['UNEXPECTED_USAGE_PATTERNS', 'it was done quite otherwise than users of this site do it'],
    ['LOW_CONFIDENCE_SCORE', 'this site has too little traffic for a good score'],
  ];
  for (const [code, meaning] of meanings) {
    test(`has its meaning: ${code}`, () => {
      assert.deepEqual(reasonsOf({ reasons: [code] }), [{ code, meaning }]);
    });
  }

  test('that is deprecated has its meaning, and says what took its place', () => {
    const told = reasonsOf({ reasons: ['SUSPECTED_CARDING', 'SUSPECTED_CHARGEBACK'] });
    assert.match(told[0]?.meaning ?? '', /deprecated: .*EXCESSIVE_ENUMERATION_PATTERN/);
    assert.match(told[1]?.meaning ?? '', /deprecated: .*ASSOCIATED_WITH_FRAUD_CLUSTER/);
  });

  test('that nobody knows yet is kept, and said to be unknown', () => {
    const codes = ['SUSPECTED_ROBBERY', '__proto__', 'toString', 12];
    const told = reasonsOf({ reasons: codes });
    assert.deepEqual(
      told.map(({ code }) => code),
      codes.map(String),
    );
    for (const { meaning } of told) assert.match(meaning, /^not known to this version/);
    assert.deepEqual(understood(scored(0.9, { reasons: codes })).actions, []);
  });

  test('that is unspecified says nothing', () => {
    assert.deepEqual(reasonsOf({ reasons: ['CLASSIFICATION_REASON_UNSPECIFIED'] }), []);
  });

  test('that is no text is left out, and the others stay', () => {
    const reasons = [null, 'AUTOMATION', {}, [], true, ''];
    assert.deepEqual(
      reasonsOf({ reasons }).map(({ code }) => code),
      ['AUTOMATION'],
    );
    assert.deepEqual(reasonsOf({ reasons: 'AUTOMATION' }), []);
  });

  test('of the Enterprise tier is kept, for its list is open', () => {
    const [told] = reasonsOf({ extendedVerdictReasons: ['HEADLESS_BROWSER'] });
    assert.equal(told?.code, 'HEADLESS_BROWSER');
    assert.match(told?.meaning ?? '', /Enterprise tier/);
  });

  test('may be missing: a project has them only after its review', () => {
    assert.deepEqual(reasonsOf({}), []);
    assert.deepEqual(understood({ tokenProperties: { valid: true } }).reasons, []);
  });

  test('for too little traffic warns of the score, and leaves the verdict to the thresholds', () => {
    const told = understood(scored(0.9, { reasons: ['LOW_CONFIDENCE_SCORE'] }));
    assert.equal(told.verdict, 'allow');
    assert.match(told.actions.join(), /Do not decide on this score alone/);
  });
});

const TABLES: readonly [google: string, unspecified: string, ours: object, besides?: string[]][] = [
  ['RiskAnalysis.ClassificationReason', 'CLASSIFICATION_REASON_UNSPECIFIED', REASON_CODES],
  [
    'AccountDefenderAssessment.AccountDefenderLabel',
    'ACCOUNT_DEFENDER_LABEL_UNSPECIFIED',
    accounts.ACCOUNT_LABELS,
  ],
  [
    'AccountDefenderAssessment.AccountRiskReason.RiskReason',
    'RISK_REASON_UNSPECIFIED',
    accounts.TAKEOVER_REASONS,
  ],
  [
    'AccountDefenderAssessment.AccountTrustReason.TrustReason',
    'TRUST_REASON_UNSPECIFIED',
    accounts.TRUST_REASONS,
  ],
  [
    'FraudPreventionAssessment.RiskReason.Reason',
    'REASON_UNSPECIFIED',
    payments.TRANSACTION_REASONS,
  ],
  ['FraudSignals.CardSignals.CardLabel', 'CARD_LABEL_UNSPECIFIED', payments.CARD_LABELS],
  [
    'SmsTollFraudVerdict.SmsTollFraudReason',
    'SMS_TOLL_FRAUD_REASON_UNSPECIFIED',
    payments.SMS_REASONS,
  ],
  [
    'RiskAnalysis.Challenge',
    'CHALLENGE_UNSPECIFIED',
    challenges.CHALLENGE_RESULTS,
    ['PASS', 'FAIL'],
  ],
  ['ChallengeType', 'CHALLENGE_TYPE_UNSPECIFIED', challenges.CHALLENGE_TYPES],
  ['Bot.BotType', 'BOT_TYPE_UNSPECIFIED', challenges.BOT_TYPES],
];

for (const [google, unspecified, ours, besides = []] of TABLES) {
  test(`Every value of ${google} has a meaning, and no other`, () => {
    const expected = [...Object.keys(protoEnum(google)), ...besides];
    assert.deepEqual([unspecified, ...Object.keys(ours)].toSorted(), expected.toSorted());
  });
}
