import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ScorePolicy } from '../../../shared/config/score-policy.ts';
import { assessmentWith, scored, understood } from './assessments.ts';

describe('The thresholds', () => {
  test('of the default policy give each level its verdict', () => {
    const verdicts: readonly [level: number, verdict: string][] = [
      [0, 'block'],
      [0.1, 'review'],
      [0.2, 'review'],
      [0.3, 'challenge'],
      [0.4, 'challenge'],
      [0.5, 'challenge'],
      [0.6, 'challenge'],
      [0.7, 'allow'],
      [0.8, 'allow'],
      [0.9, 'allow'],
      [1, 'allow'],
    ];
    for (const [level, verdict] of verdicts) {
      assert.equal(understood(scored(Math.fround(level))).verdict, verdict, String(level));
    }
  });

  test('block nobody by default who has one of the four default levels', () => {
    for (const level of [0.1, 0.3, 0.7, 0.9]) {
      assert.notEqual(understood(scored(level)).verdict, 'block');
    }
  });

  test('are tried in the order block, review, challenge', () => {
    const policy = { default: { blockBelow: 0.9, reviewBelow: 0.9, challengeBelow: 0.9 } };
    assert.equal(understood(scored(0.3), { policy }).verdict, 'block');
    const review = { default: { reviewBelow: 0.9, challengeBelow: 0.9 } };
    assert.equal(understood(scored(0.3), { policy: review }).verdict, 'review');
  });

  test('are not met by a level that equals them, whatever the noise of its score', () => {
    const policy = { default: { blockBelow: 0.9 } };
    assert.equal(understood(scored(0.8999999761581421), { policy }).verdict, 'allow');
    assert.equal(understood(scored(0.8), { policy }).verdict, 'block');
  });

  const policy: ScorePolicy = {
    default: { challengeBelow: 0.5 },
    Login: { challengeBelow: 0.9 },
    homepage: {},
  };

  test('are those of the action, the case of whose letters does not matter', () => {
    const told = understood(scored(0.7), { policy });
    assert.equal(told.verdict, 'challenge');
    assert.equal(told.because, 'level 0.7 is below 0.9, the challenge threshold for Login');
  });

  test('are those for the rest, where the action has none', () => {
    const tokenProperties = { valid: true, action: 'checkout' };
    const told = understood(
      { ...scored(0.7), tokenProperties },
      {
        policy,
        expectedAction: 'checkout',
      },
    );
    assert.equal(told.because, 'level 0.7 is below no default threshold');
  });

  test('are none for an action whose thresholds are empty', () => {
    const tokenProperties = { valid: true, action: 'homepage' };
    const question = { policy, expectedAction: 'homepage' };
    const told = understood({ ...scored(0), tokenProperties }, question);
    assert.equal(told.because, 'no threshold is set for homepage');
    assert.equal(told.verdict, 'allow');
  });

  test('are not chosen by whoever makes the token', () => {
    const tokenProperties = { valid: true, action: 'homepage' };
    const assessment = { event: { token: 'T' }, tokenProperties, riskAnalysis: { score: 0.1 } };
    const told = understood(assessment, { policy, expectedAction: undefined });
    assert.equal(told.because, 'level 0.1 is below 0.5, the default challenge threshold');
  });

  test('inherit nothing from what every object has', () => {
    const tokenProperties = { valid: true, action: 'constructor' };
    const told = understood(assessmentWith({ tokenProperties }), {
      policy,
      expectedAction: 'constructor',
    });
    assert.match(told.because, /no default threshold$/);
  });
});
