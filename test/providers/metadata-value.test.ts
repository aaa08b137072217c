import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { metadataValue } from '../../shared/providers/metadata-value.ts';

describe('what a merchant put under a name', () => {
  test('is the text, as it is', () => {
    assert.equal(metadataValue({ a: 'b6ac310000000000', b: 'x' }, 'a'), 'b6ac310000000000');
    assert.equal(metadataValue({ a: ' ' }, 'a'), ' ');
    assert.equal(metadataValue({ '': 'x' }, ''), 'x');
  });

  const none: readonly (readonly [string, unknown])[] = [
    ['no metadata', undefined],
    ['null', null],
    ['a text', 'a'],
    ['a number', 7],
    ['a list', ['a']],
    ['another name', { A: 'x' }],
    ['an empty text', { a: '' }],
    ['a number under it', { a: 1_234_567_890_123_456 }],
    ['null under it', { a: null }],
    ['an object under it', { a: { toString: () => 'x' } }],
    ['a list under it', { a: ['x'] }],
    ['an inherited text', Object.create({ a: 'x' })],
  ];
  for (const [name, metadata] of none) {
    test(`is nothing for ${name}`, () => assert.equal(metadataValue(metadata, 'a'), undefined));
  }

  test('counts for names that every object has, if it has them itself', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      assert.equal(metadataValue({}, name), undefined);
      const metadata = JSON.parse(`{${JSON.stringify(name)}:"x"}`);
      assert.equal(metadataValue(metadata, name), 'x');
    }
  });

  test('is found in whatever JSON says, under whatever name', () => {
    return fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.object(), (name, value, others) => {
        const metadata = JSON.parse(JSON.stringify({ ...others, [name]: value }));
        assert.equal(metadataValue(metadata, name), value);
      }),
    );
  });
});
