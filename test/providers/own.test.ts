import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { own, ownText } from '../../shared/providers/own.ts';

describe('what stands at a path of a payload', () => {
  const payload = JSON.parse('{"a":{"b":["x",{"c":"y"}],"n":null,"":0},"__proto__":{"p":1}}');
  const cases: readonly (readonly [readonly string[], unknown])[] = [
    [['a', 'b', '0'], 'x'],
    [['a', 'b', '1', 'c'], 'y'],
    [['a', 'n'], null],
    [['a', ''], 0],
    [['__proto__', 'p'], 1],
    [['a', 'n', 'further'], undefined],
    [['a', 'b', '0', 'length'], undefined],
    [['a', 'b', '2'], undefined],
    [['constructor'], undefined],
    [['a', 'toString'], undefined],
    [['a', '__proto__'], undefined],
    [['missing', 'further'], undefined],
  ];
  for (const [path, value] of cases) {
    test(`${path.join('.')} is ${JSON.stringify(value) ?? 'nothing'}`, () => {
      assert.deepEqual(own(payload, ...path), value);
    });
  }

  test('is the value itself without a path, and nothing in what is no object', () => {
    assert.equal(own(7), 7);
    for (const value of [undefined, null, 7, 'text', true]) {
      assert.equal(own(value, 'length'), undefined);
    }
  });

  test('counts as text only if it is text, and matches', () => {
    assert.equal(ownText(payload, /^x$/, 'a', 'b', '0'), 'x');
    assert.equal(ownText(payload, /^y$/, 'a', 'b', '0'), undefined);
    assert.equal(ownText(payload, /0/, 'a', ''), undefined);
    assert.equal(ownText({ list: ['0'] }, /0/, 'list'), undefined);
  });
});
