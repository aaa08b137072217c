import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentWith, scored, understood } from './assessments.ts';

const risksOf = (parts: Readonly<Record<string, unknown>>) =>
  understood(assessmentWith(parts)).risks;

type Case = readonly [risk: unknown, verdict: string, because?: string];

function account(accountDefenderAssessment: object) {
  return understood(assessmentWith({ accountDefenderAssessment }));
}

function takeover(risk: unknown) {
  return account({ labels: [], accountTakeoverVerdict: { risk } });
}

describe('The risk of a transaction runs against the score:', () => {
  const cases: readonly Case[] = [
    [0, 'allow'],
    [0.49, 'allow'],
    [0.5, 'challenge', 'the transaction risk of 0.50 has reached 0.5'],
    [0.699, 'challenge'],
    [Math.fround(0.7), 'review', 'the transaction risk of 0.70 has reached 0.7'],
    [Math.fround(0.9), 'block', 'the transaction risk of 0.90 has reached 0.9'],
    ['1', 'block'],
    [1.5, 'allow'],
    ['high', 'allow'],
  ];
  for (const [transactionRisk, verdict, because] of cases) {
    test(`${transactionRisk} is ${verdict}`, () => {
      const fraudPreventionAssessment = { transactionRisk, riskReasons: [] };
      const told = understood(assessmentWith({ fraudPreventionAssessment }));
      assert.equal(told.verdict, verdict);
      if (because) assert.equal(told.because, because);
    });
  }

  test('what it sums up is told, and decides nothing by itself', () => {
    const fraudPreventionAssessment = {
      transactionRisk: 0.2,
      stolenInstrumentVerdict: { risk: 0.99 },
      cardTestingVerdict: { risk: 0.98 },
      behavioralTrustVerdict: { trust: 0.01 },
      riskReasons: [
        { reason: 'SHORT_IDENTITY_HISTORY' },
        { reason: 'NEWER' },
        {},
        'GEOLOCATION_DISCREPANCY',
      ],
    };
    const told = understood(assessmentWith({ fraudPreventionAssessment }));
    assert.equal(told.verdict, 'allow');
    assert.deepEqual(told.risks.transaction, {
      risk: 0.2,
      stolenInstrumentRisk: 0.99,
      cardTestingRisk: 0.98,
      behavioralTrust: 0.01,
      reasons: [
        {
          code: 'SHORT_IDENTITY_HISTORY',
          meaning: 'the person is hardly known, and may be made up',
        },
        {
          code: 'NEWER',
          meaning:
            'not known to this version: Google adds values at any time, its reference has the newest',
        },
        {
          code: 'GEOLOCATION_DISCREPANCY',
          meaning: 'it comes from unusual places, or from several at once',
        },
      ],
    });
  });
});

describe('The risk of a takeover runs against the score:', () => {
  const cases: readonly Case[] = [
    [0.4, 'allow'],
    [0.5, 'challenge', 'the risk of a takeover of 0.50 has reached 0.5'],
    [0.7, 'review', 'the risk of a takeover of 0.70 has reached 0.7'],
    [0.9, 'review'],
    [1, 'block', 'the risk of a takeover of 1.00 has reached 1'],
    [null, 'allow'],
  ];
  for (const [risk, verdict, because] of cases) {
    test(`${risk} is ${verdict}`, () => {
      assert.equal(takeover(risk).verdict, verdict);
      if (because) assert.equal(takeover(risk).because, because);
    });
  }

  test('reasons of both kinds are told at any risk', () => {
    const accountTakeoverVerdict = {
      risk: 0.1,
      riskReasons: [{ reason: 'DISPOSABLE_EMAIL_DOMAIN' }],
      trustReasons: [{ reason: 'PROFILE_MATCH' }],
    };
    const told = account({ accountTakeoverVerdict });
    assert.deepEqual(told.risks.account, {
      labels: [],
      takeoverRisk: 0.1,
      riskReasons: [
        {
          code: 'DISPOSABLE_EMAIL_DOMAIN',
          meaning: 'the e-mail address seems to be a throw-away one',
        },
      ],
      trustReasons: [
        {
          code: 'PROFILE_MATCH',
          meaning: 'it comes from where this account is known and trusted',
        },
      ],
    });
  });
});

describe('The label of an account', () => {
  const cases: readonly [label: string, verdict: string, because: string, action: RegExp][] = [
    ['PROFILE_MATCH', 'allow', 'level 0.9 is below no default threshold', /^$/],
    [
      'SUSPICIOUS_LOGIN_ACTIVITY',
      'challenge',
      'the sign-in is suspicious for this account',
      /second factor/,
    ],
    [
      'SUSPICIOUS_ACCOUNT_CREATION',
      'review',
      'accounts were made suspiciously like this before',
      /Hold the new account/,
    ],
    [
      'RELATED_ACCOUNTS_NUMBER_HIGH',
      'allow',
      'level 0.9 is below no default threshold',
      /Look at the related accounts/,
    ],
    ['A_NEW_LABEL', 'allow', 'level 0.9 is below no default threshold', /^$/],
  ];
  for (const [label, verdict, because, action] of cases) {
    test(`${label}: ${verdict}`, () => {
      const told = account({ labels: [label] });
      assert.deepEqual([told.verdict, told.because], [verdict, because]);
      assert.match(told.actions.join(), action);
      assert.equal(told.risks.account?.labels[0]?.code, label);
    });
  }

  test('for a suspicious sign-in gives way to the risk of a takeover, where there is one', () => {
    const labels = ['SUSPICIOUS_LOGIN_ACTIVITY'];
    assert.equal(account({ labels, accountTakeoverVerdict: { risk: 0.1 } }).verdict, 'allow');
    assert.equal(account({ labels, accountTakeoverVerdict: {} }).verdict, 'challenge');
  });

  test('for a trusted profile does not lift a bad score', () => {
    const accountDefenderAssessment = { labels: ['PROFILE_MATCH'] };
    assert.equal(understood({ ...scored(0.1), accountDefenderAssessment }).verdict, 'review');
  });
});

describe('The risk of toll fraud runs against the score:', () => {
  const cases: readonly Case[] = [
    [0.1, 'allow'],
    [0.5, 'challenge', 'the risk of toll fraud of 0.50 has reached 0.5'],
    [Math.fround(0.8), 'block', 'the risk of toll fraud of 0.80 has reached 0.8'],
    [1, 'block'],
  ];
  for (const [risk, verdict, because] of cases) {
    test(`${risk} is ${verdict}`, () => {
      const phoneFraudAssessment = { smsTollFraudVerdict: { risk } };
      const told = understood(assessmentWith({ phoneFraudAssessment }));
      assert.equal(told.verdict, verdict);
      assert.equal(told.risks.sms?.tollFraudRisk, risk);
      if (because) assert.equal(told.because, because);
    });
  }

  test('a number that is none asks for another one', () => {
    const reasons = ['INVALID_PHONE_NUMBER'];
    const phoneFraudAssessment = { smsTollFraudVerdict: { risk: 0, reasons } };
    const told = understood(assessmentWith({ phoneFraudAssessment }));
    assert.deepEqual([told.verdict, told.because], ['challenge', 'the phone number is none']);
    assert.equal(told.actions[0], 'Ask for another phone number.');
  });
});

test('Who pays, and with what card, is told', () => {
  const fraudSignals = {
    userSignals: { activeDaysLowerBound: 730, syntheticRisk: 0.9 },
    cardSignals: { cardLabels: ['PREPAID', 'CARD_LABEL_UNSPECIFIED'] },
  };
  const told = understood(assessmentWith({ fraudSignals }));
  assert.deepEqual(told.risks.payer, { activeDays: 730, syntheticRisk: 0.9 });
  assert.deepEqual(told.risks.card, {
    labels: [{ code: 'PREPAID', meaning: 'the card is prepaid' }],
  });
  assert.equal(told.verdict, 'allow');
});

test('What became of a challenge is told, also which kind it was and whether a rule asked for it', () => {
  const riskAnalysis = {
    score: 0.9,
    challenge: 'PASSED',
    lastChallengeType: 'CHALLENGE_TYPE_AUDIO',
  };
  assert.deepEqual(
    risksOf({ riskAnalysis, policyEvaluation: { challengeRuleEvaluation: {} } }).challenge,
    {
      result: { code: 'PASSED', meaning: 'it was solved' },
      type: { code: 'CHALLENGE_TYPE_AUDIO', meaning: 'a sound puzzle' },
      byRule: true,
    },
  );
  assert.deepEqual(risksOf({ riskAnalysis: { challenge: 'NOCAPTCHA' } }).challenge, {
    result: { code: 'NOCAPTCHA', meaning: 'none was shown' },
    byRule: false,
  });
  assert.ok(!('challenge' in risksOf({ policyEvaluation: {} })));
});

test('Bots that say who they are are told by name, also new ones', () => {
  const verifiedBots = [
    { name: 'google-agent', botType: 'AI_AGENT' },
    { name: 'brand-new' },
    'bot',
  ];
  assert.deepEqual(risksOf({ riskAnalysis: { score: 0.9, verifiedBots } }).verifiedBots, [
    {
      name: 'google-agent',
      type: { code: 'AI_AGENT', meaning: 'a program that acts on behalf of somebody' },
    },
    { name: 'brand-new' },
  ]);
});

test('The program that asked for the assessment is told, and says nothing about the user', () => {
  const assessmentEnvironment = { client: 'wordpress.org/plugins/a', version: '1.0.0' };
  const told = understood(assessmentWith({ assessmentEnvironment }));
  assert.deepEqual(told.risks, { environment: assessmentEnvironment });
  assert.equal(told.verdict, 'allow');
});

test('What an assessment does not say is not there', () => {
  assert.deepEqual(risksOf({}), {});
});
