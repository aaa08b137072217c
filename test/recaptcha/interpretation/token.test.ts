import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { INVALID_REASONS } from '../../../shared/recaptcha/interpretation/invalid-reasons.ts';
import { protoEnum } from '../../annotation/google-protos.ts';
import { assessmentWith, tokenWith, understood } from './assessments.ts';

function invalid(invalidReason: unknown) {
  const tokenProperties = { valid: false, invalidReason, action: '' };
  return understood(assessmentWith({ tokenProperties, riskAnalysis: { score: 0 } }));
}

describe('An invalid token', () => {
  const cases: readonly [reason: string, verdict: string, because: string, whatToDo: RegExp][] = [
    ['MALFORMED', 'block', 'it is none, or was changed on its way', /passes the token on whole/],
    ['EXPIRED', 'challenge', 'it is too old', /fresh token.* when the user acts/],
    ['DUPE', 'challenge', 'it was used before', /fresh token.* good for one assessment/],
    ['MISSING', 'block', 'there is none', /check that your page loads reCAPTCHA/],
    [
      'BROWSER_ERROR',
      'challenge',
      'the browser failed to get one, or pretends so',
      /Never let it pass/,
    ],
    [
      'UNEXPECTED_ACTION',
      'block',
      'it was made for another action: a forged action',
      /page and server name the same action/,
    ],
    ['KEY_MISMATCH', 'block', 'it was made with another site key', /use the same key/],
    [
      'DOMAIN_MISMATCH',
      'block',
      'it was made on a page of a domain that the key does not allow',
      /add the domain to the key/,
    ],
    ['UNKNOWN_INVALID_REASON', 'challenge', 'Google did not say why', /fresh token/],
  ];
  for (const [reason, verdict, because, whatToDo] of cases) {
    test(`that is ${reason} is told why, and what to do: ${verdict}`, () => {
      const told = invalid(reason);
      assert.equal(told.valid, false);
      assert.equal(told.invalidReason, reason);
      assert.equal(told.verdict, verdict);
      assert.equal(told.because, `the token is invalid: ${because}`);
      assert.match(told.actions[0] ?? '', whatToDo);
    });
  }

  test('has every reason of the reference in this table', () => {
    const google = Object.keys(protoEnum('TokenProperties.InvalidReason'));
    const tested = cases.map(([reason]) => reason);
    assert.deepEqual(tested.toSorted(), Object.keys(INVALID_REASONS).toSorted());
    assert.deepEqual(['INVALID_REASON_UNSPECIFIED', ...tested].toSorted(), google.toSorted());
  });

  test('without a reason may have failed its challenge, and does not pass', () => {
    for (const unsaid of [undefined, null, '', 'INVALID_REASON_UNSPECIFIED', { a: 1 }]) {
      const told = invalid(unsaid);
      assert.equal(told.verdict, 'challenge');
      assert.ok(!('invalidReason' in told));
      assert.match(told.because, /as after a failed challenge$/);
    }
  });

  test('for a reason that is not known yet does not pass, and keeps its reason', () => {
    for (const reason of ['TOKEN_FROM_THE_MOON', '__proto__', 'constructor', '17']) {
      const told = invalid(reason);
      assert.deepEqual([told.verdict, told.invalidReason], ['challenge', reason]);
      assert.match(told.because, /does not know$/);
    }
    assert.equal(invalid(17).invalidReason, '17');
  });
});

test('true alone says that a token is valid', () => {
  const validity = (valid: unknown) =>
    understood(assessmentWith({ tokenProperties: tokenWith({ valid }) }));
  assert.deepEqual([validity(true).valid, validity(true).verdict], [true, 'allow']);
  for (const unclear of [false, undefined, null, 'true', 1, {}, []]) {
    const told = validity(unclear);
    assert.deepEqual([told.valid, told.verdict], [false, 'challenge'], JSON.stringify(unclear));
  }
});

test('A user who failed the challenge is blocked, and may try again', () => {
  for (const challenge of ['FAILED', 'FAIL']) {
    const told = understood(assessmentWith({ riskAnalysis: { score: 0.9, challenge } }));
    assert.equal(told.verdict, 'block');
    assert.equal(told.because, 'the user failed the challenge');
    assert.deepEqual(told.actions[0], 'Let the user try again with a fresh token.');
  }
});

test('A solved challenge, one not shown, and one of another kind change nothing', () => {
  for (const challenge of ['PASSED', 'PASS', 'NOCAPTCHA', 'CHALLENGE_UNSPECIFIED', 'SKIPPED']) {
    const good = understood(assessmentWith({ riskAnalysis: { score: 0.9, challenge } }));
    assert.equal(good.verdict, 'allow');
    const bad = understood(assessmentWith({ riskAnalysis: { score: 0.1, challenge } }));
    assert.equal(bad.verdict, 'review');
  }
});
