import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFAULT_SCORE_POLICY, scorePolicy } from '../../../shared/config/score-policy.ts';

function problemsOf(policy: unknown): string[] {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  const { error } = scorePolicy.safeParse(text);
  return error?.issues.map(({ message }) => message) ?? [];
}

describe('SCORE_POLICY', () => {
  test('has thresholds by action, and the default ones for the rest', () => {
    const read = scorePolicy.parse('{"login":{"reviewBelow":0.2,"challengeBelow":0.9},"home":{}}');
    assert.deepEqual(read, {
      default: { blockBelow: 0.1, reviewBelow: 0.3, challengeBelow: 0.7 },
      login: { reviewBelow: 0.2, challengeBelow: 0.9 },
      home: {},
    });
  });

  test('may replace the default thresholds', () => {
    assert.deepEqual(scorePolicy.parse('{"default":{"blockBelow":0}}'), {
      default: { blockBelow: 0 },
    });
  });

  test('reads the default policy as it is written', () => {
    assert.deepEqual(scorePolicy.parse(JSON.stringify(DEFAULT_SCORE_POLICY)), DEFAULT_SCORE_POLICY);
  });

  const range = 'must be a number from 0 to 1';
  const cases: readonly [title: string, policy: unknown, problems: readonly string[]][] = [
    ['no JSON', '{login:', ['must be an object of thresholds by action']],
    ['no object', '0.5', ['must be an object of thresholds by action']],
    ['a list', [], ['must be an object of thresholds by action']],
    ['a threshold above 1', { login: { blockBelow: 1.1 } }, [`login.blockBelow ${range}`]],
    ['a threshold below 0', { login: { blockBelow: -0.1 } }, [`login.blockBelow ${range}`]],
    ['a threshold as text', { login: { blockBelow: '0.5' } }, [`login.blockBelow ${range}`]],
    ['a threshold of null', { login: { blockBelow: null } }, [`login.blockBelow ${range}`]],
    [
      'a member that means nothing',
      { login: { denyBelow: 0.5 } },
      ['login must be an object with none but blockBelow, reviewBelow, challengeBelow'],
    ],
    [
      'a number in place of thresholds',
      { login: 0.5 },
      ['login must be an object with none but blockBelow, reviewBelow, challengeBelow'],
    ],
    [
      'a name that is no action',
      { 'log in': {} },
      ['log in must be an action: letters, digits, _ and /, at most 100'],
    ],
    [
      'an action in two spellings',
      { login: {}, LOGIN: {} },
      ['LOGIN is the same action as another: the case of letters does not matter'],
    ],
    [
      'a second default',
      { Default: {} },
      ['Default is the same action as another: the case of letters does not matter'],
    ],
    [
      'thresholds out of their order',
      { login: { blockBelow: 0.5, reviewBelow: 0.3, challengeBelow: 0.4 } },
      [
        'login.reviewBelow can never be met, because 0.5 is tried before it',
        'login.challengeBelow can never be met, because 0.5 is tried before it',
      ],
    ],
    [
      'several problems, all told at once',
      { login: { blockBelow: 2, reviewBelow: 'x' }, signup: { challengeBelow: -1 } },
      [`login.blockBelow ${range}`, `login.reviewBelow ${range}`, `signup.challengeBelow ${range}`],
    ],
  ];
  for (const [title, policy, problems] of cases) {
    test(`is refused with ${title}`, () => assert.deepEqual(problemsOf(policy), problems));
  }

  test('tells each problem at its path', () => {
    const { error } = scorePolicy.safeParse('{"login":{"blockBelow":7}}');
    assert.deepEqual(error?.issues[0]?.path, ['login', 'blockBelow']);
  });
});
