import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { levelOf, levelsInUse } from '../../../shared/recaptcha/interpretation/score-level.ts';
import { scored, understood } from './assessments.ts';

const LEVELS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

describe('A score', () => {
  test('is one of 11 levels, from 0.0 to 1.0', () => {
    assert.equal(LEVELS.length, 11);
    assert.deepEqual(LEVELS.map(levelOf), LEVELS);
  });

  test('keeps its level through the noise of 32 bits', () => {
    assert.equal(levelOf(0.8999999761581421), 0.9);
    assert.deepEqual(
      LEVELS.map((level) => levelOf(Math.fround(level))),
      LEVELS,
    );
    for (const level of LEVELS) assert.equal(understood(scored(Math.fround(level))).level, level);
  });

  test('has the nearest level where it should lie between two', () => {
    assert.deepEqual([0.04, 0.14, 0.16, 0.949, 0.96].map(levelOf), [0, 0.1, 0.2, 0.9, 1]);
  });

  test('may come as text', () => {
    const cases: readonly [text: string, score: number][] = [
      ['0.9', 0.9],
      ['1', 1],
      ['.7', 0.7],
      ['3e-1', 0.3],
    ];
    for (const [text, score] of cases) assert.equal(understood(scored(text)).score, score);
  });

  test('a hair outside 0 to 1 is the end of the scale', () => {
    assert.equal(understood(scored(1.0000001)).score, 1);
    assert.equal(understood(scored(-0.0000001)).score, 0);
  });

  const unreadable = [
    -0.1,
    1.1,
    90,
    '1,0',
    'NaN',
    'Infinity',
    '',
    ' 0.9',
    'SCORE',
    null,
    true,
    [0.9],
    {},
  ];
  for (const score of unreadable) {
    test(`is none, if it is ${JSON.stringify(score)}, and that is said`, () => {
      const told = understood(scored(score));
      assert.ok(!('score' in told) && !('level' in told));
      assert.equal(told.verdict, 'challenge');
      assert.equal(told.because, 'Google gave no score, so nothing speaks for the user');
    });
  }

  test('that is missing is not missed where no threshold asks for one', () => {
    const told = understood(scored(undefined), { policy: { default: {} } });
    assert.equal(told.verdict, 'allow');
    assert.equal(told.because, 'no default threshold is set');
  });
});

describe('The levels in use', () => {
  const four = [0.1, 0.3, 0.7, 0.9].map(Math.fround);
  const many = Array.from({ length: 25 }, () => four).flat();

  test('seem to be the four default ones when a hundred scores show no other', () => {
    assert.equal(many.length, 100);
    assert.equal(levelsInUse(many), 'four');
  });

  test('are all eleven once a single score shows another one', () => {
    for (const level of [0, 0.2, 0.4, 0.5, 0.6, 0.8, 1]) {
      assert.equal(levelsInUse([...many, level]), 'eleven');
      assert.equal(levelsInUse([level]), 'eleven');
    }
  });

  test('are unknown before enough scores were seen', () => {
    assert.equal(levelsInUse([]), 'unknown');
    assert.equal(levelsInUse(many.slice(1)), 'unknown');
  });

  test('are not told by what is no score', () => {
    assert.equal(levelsInUse([...many.slice(1), 7, -1, Number.NaN]), 'unknown');
  });
});
