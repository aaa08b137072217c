import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { interpret } from '../../../shared/recaptcha/interpretation/interpret.ts';
import { assessmentWith, NAME, scored, tokenWith, understood } from './assessments.ts';

test('A good sign-in is told whole', () => {
  const riskAnalysis = { score: 0.8999999761581421, reasons: [], extendedVerdictReasons: [] };
  assert.deepEqual(understood(assessmentWith({ riskAnalysis }), { useCase: 'login' }), {
    assessment: NAME,
    valid: true,
    action: 'login',
    actionMatches: true,
    score: 0.8999999761581421,
    level: 0.9,
    reasons: [],
    verdict: 'allow',
    actions: [],
    risks: {},
    because: 'level 0.9 is below no default threshold',
  });
});

test('Of an answer that is no assessment nothing is known, and it does not pass', () => {
  for (const nothing of [undefined, null, 'assessment', 7, [], {}, { tokenProperties: 'valid' }]) {
    assert.deepEqual(understood(nothing), {
      valid: false,
      reasons: [],
      verdict: 'challenge',
      actions: [
        'Have the page ask for a fresh token, and assess that one.',
        'Ask for another proof: a second factor, an e-mail, a challenge.',
      ],
      risks: {},
      because: 'the token is invalid: without a reason, as after a failed challenge',
    });
  }
});

describe('The order of the checks:', () => {
  test('an invalid token is not let in by a good score', () => {
    const expired = tokenWith({ valid: false, invalidReason: 'EXPIRED' });
    const { verdict, because } = understood(assessmentWith({ tokenProperties: expired }));
    assert.deepEqual([verdict, because], ['challenge', 'the token is invalid: it is too old']);
  });

  test('the score of an invalid token is not told, because Google makes it 0', () => {
    const tokenProperties = tokenWith({ valid: false, invalidReason: 'DUPE' });
    const told = understood({ ...scored(0), tokenProperties });
    assert.ok(!('score' in told) && !('level' in told));
  });

  test('a forged action is not let in by a good score', () => {
    const told = understood(assessmentWith({ tokenProperties: tokenWith({ action: 'signup' }) }));
    assert.deepEqual([told.verdict, told.actionMatches, told.level], ['block', false, 0.9]);
  });

  test('a token invalid and forged at once is blocked for being forged', () => {
    const tokenProperties = tokenWith({ valid: false, invalidReason: 'EXPIRED', action: 'signup' });
    assert.match(understood(assessmentWith({ tokenProperties })).because, /a forged action$/);
  });

  test('a good score is not let in by a bad risk', () => {
    const fraudPreventionAssessment = { transactionRisk: 0.95 };
    const { verdict, because } = understood(assessmentWith({ fraudPreventionAssessment }));
    assert.equal(verdict, 'block');
    assert.equal(because, 'the transaction risk of 0.95 has reached 0.9');
  });

  test('a bad score is not let in by a harmless risk', () => {
    const fraudPreventionAssessment = { transactionRisk: 0.01 };
    assert.equal(understood({ ...scored(0.1), fraudPreventionAssessment }).verdict, 'review');
  });

  test('of two equally strict checks the earlier one explains the verdict', () => {
    const fraudPreventionAssessment = { transactionRisk: 0.5 };
    assert.match(understood({ ...scored(0.3), fraudPreventionAssessment }).because, /^level 0.3/);
  });
});

describe('Observing only', () => {
  test('allows everything, and tells what would have been', () => {
    const cases: readonly [assessment: unknown, wouldBe: string][] = [
      [scored(0.9), 'allow'],
      [scored(0.3), 'challenge'],
      [scored(0.1), 'review'],
      [scored(0), 'block'],
      [{}, 'challenge'],
      [assessmentWith({ tokenProperties: tokenWith({ action: 'signup' }) }), 'block'],
    ];
    for (const [assessment, wouldBe] of cases) {
      const told = understood(assessment, { observeOnly: true });
      assert.deepEqual([told.verdict, told.wouldBe], ['allow', wouldBe]);
    }
  });

  test('says so, and why it would have been', () => {
    assert.equal(
      understood(scored(0.3), { observeOnly: true }).because,
      'only observing: level 0.3 is below 0.7, the default challenge threshold',
    );
  });

  test('is told only while it lasts', () => {
    assert.ok(!('wouldBe' in understood(scored(0.3))));
  });
});

test('The action that was sent to Google is expected where the question names none', () => {
  const tokenProperties = tokenWith({ action: 'signup' });
  const question = { policy: { default: {} }, observeOnly: false };
  const told = interpret(assessmentWith({ tokenProperties }), question);
  assert.deepEqual([told.verdict, told.actionMatches], ['block', false]);
});

test('An empty action expects nothing', () => {
  const event = { token: 'TOKEN', expectedAction: '' };
  const told = understood(assessmentWith({ event }), { expectedAction: '' });
  assert.ok(!('actionMatches' in told));
  assert.equal(told.verdict, 'allow');
  const fallback = understood(assessmentWith({ tokenProperties: tokenWith({ action: 'x' }) }), {
    expectedAction: '',
  });
  assert.deepEqual([fallback.actionMatches, fallback.verdict], [false, 'block']);
});

test('A token of which Google says nothing does not pass, not even for express', () => {
  for (const express of [true, false, undefined]) {
    const event = { token: 'TOKEN', siteKey: 'KEY', express };
    const told = understood({ event, riskAnalysis: { score: 0.9 } });
    assert.deepEqual([told.valid, told.verdict], [false, 'challenge']);
  }
});

test('An assessment of reCAPTCHA express has no token, and is judged by its score', () => {
  const event = { siteKey: 'KEY', express: true, expectedAction: 'login' };
  for (const tokenProperties of [undefined, { valid: false, invalidReason: 'MISSING' }]) {
    const good = understood({ event, tokenProperties, riskAnalysis: { score: 0.9 } });
    assert.deepEqual([good.valid, good.verdict, good.level], [true, 'allow', 0.9]);
    assert.ok(!('actionMatches' in good) && !('invalidReason' in good));
    const bad = understood({ event, tokenProperties, riskAnalysis: { score: 0.1 } });
    assert.equal(bad.verdict, 'review');
  }
});

test('A transaction assessed without a token is judged by its risk', () => {
  const event = { siteKey: 'KEY', transactionData: {} };
  const told = understood({ event, fraudPreventionAssessment: { transactionRisk: 0.75 } });
  assert.deepEqual([told.valid, told.verdict], [true, 'review']);
});

test('A token that should have been there and is not does not pass for express', () => {
  const tokenProperties = { valid: false, invalidReason: 'MISSING' };
  const told = understood({ event: { token: '' }, tokenProperties, riskAnalysis: { score: 0.9 } });
  assert.deepEqual([told.valid, told.verdict], [false, 'block']);
});
