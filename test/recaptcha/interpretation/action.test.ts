import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isSameAction } from '../../../shared/recaptcha/interpretation/same-action.ts';
import { assessmentWith, tokenWith, understood } from './assessments.ts';

function made(action: unknown, expectedAction?: string) {
  const event = { token: 'TOKEN', siteKey: 'KEY' };
  const tokenProperties = tokenWith({ action });
  return understood(assessmentWith({ event, tokenProperties }), { expectedAction });
}

describe('An action', () => {
  const cases: readonly [action: string, expected: string, same: boolean][] = [
    ['login', 'login', true],
    ['LOGIN', 'login', true],
    ['cart/View_Payment', 'CART/view_payment', true],
    ['login', 'signup', false],
    ['login', 'login ', false],
    ['login', 'log_in', false],
    ['login', 'login/', false],
    // A Kelvin sign, which lower-cases to an ordinary k.
    ['boo\u212a', 'book', false],
    ['LOG\u0130N', 'login', false],
  ];
  for (const [action, expected, same] of cases) {
    test(`${JSON.stringify(action)} is ${same ? 'the' : 'not the'} same as ${expected}`, () => {
      assert.equal(isSameAction(action, expected), same);
      assert.equal(made(action, expected).actionMatches, same);
      assert.equal(made(action, expected).verdict, same ? 'allow' : 'block');
    });
  }

  test('other than the expected one was forged, and is blocked', () => {
    const told = made('signup', 'login');
    assert.equal(told.verdict, 'block');
    assert.equal(told.because, 'the token was made for "signup", not for "login": a forged action');
    assert.match(told.actions[0] ?? '', /verify the user in another way/);
  });

  test('that a valid token leaves out is not the expected one', () => {
    for (const none of [undefined, null, '', 7, ['login']]) {
      const told = made(none, 'login');
      assert.deepEqual([told.actionMatches, told.verdict], [false, 'block']);
      assert.match(told.because, /^the token was made for no action, not for "login"/);
      assert.ok(!('action' in told));
    }
  });

  test('that nobody expects is told, and not compared', () => {
    const told = made('signup');
    assert.equal(told.action, 'signup');
    assert.ok(!('actionMatches' in told));
    assert.equal(told.verdict, 'allow');
  });

  test('of an odd form is not repeated in the reason of the verdict', () => {
    const told = made('<script>alert(1)</script>', 'login');
    assert.match(told.because, /^the token was made for an odd action, not for "login"/);
  });

  test('of a token that is invalid anyway is not missed', () => {
    const tokenProperties = { valid: false, invalidReason: 'MALFORMED', action: '' };
    assert.ok(!('actionMatches' in understood(assessmentWith({ tokenProperties }))));
  });
});
