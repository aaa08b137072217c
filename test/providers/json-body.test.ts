import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { readJson } from '../../shared/providers/json-body.ts';

function nested(levels: number): string {
  return `${'['.repeat(levels)}1${']'.repeat(levels)}`;
}

describe('reading a JSON body', () => {
  test('reads what JSON.stringify writes', () => {
    return fc.assert(
      fc.property(fc.json(), (text) => {
        const read = readJson(Buffer.from(text));
        assert.deepEqual(read, { ok: true, value: JSON.parse(text) });
      }),
    );
  });

  const refused: readonly (readonly [string, Buffer, string])[] = [
    ['nothing', Buffer.alloc(0), 'body: is not one JSON document'],
    ['half a document', Buffer.from('{"a":'), 'body: is not one JSON document'],
    ['two documents', Buffer.from('{}{}'), 'body: is not one JSON document'],
    ['two lines of documents', Buffer.from('{}\n{}'), 'body: is not one JSON document'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'body: is not UTF-8'],
    ['65 levels', Buffer.from(nested(65)), 'body: nested deeper than 64 levels'],
    ['500,000 levels', Buffer.from(nested(500_000)), 'body: nested deeper than 64 levels'],
    [
      '500,000 open brackets',
      Buffer.from('['.repeat(500_000)),
      'body: nested deeper than 64 levels',
    ],
  ];
  for (const [name, body, because] of refused) {
    test(`refuses ${name}`, () => {
      assert.deepEqual(readJson(body), { ok: false, because });
    });
  }

  test('takes 64 levels', () => {
    assert.equal(readJson(Buffer.from(nested(64))).ok, true);
  });

  test('brackets in strings are no nesting, whatever is escaped around them', () => {
    for (const string of ['[', 'a[', '"[', '\\[', '\\"[', '[\\', '["', '{"[\\']) {
      const text = JSON.stringify(Array.from({ length: 100 }, () => string));
      assert.deepEqual(readJson(Buffer.from(text)), { ok: true, value: JSON.parse(text) }, text);
    }
  });

  test('brackets after strings are nesting, whatever is escaped in the strings', () => {
    for (const string of ['', '"', '\\', '\\"', ']', '"]', ']\\']) {
      const member = `{${JSON.stringify(string)}:`;
      const text = `${member.repeat(65)}1${'}'.repeat(65)}`;
      assert.equal(readJson(Buffer.from(text)).ok, false, text);
      const shallow = `${member.repeat(64)}1${'}'.repeat(64)}`;
      assert.equal(readJson(Buffer.from(shallow)).ok, true, shallow);
    }
  });

  test('closed brackets do not count: a long list is not deep', () => {
    assert.equal(readJson(Buffer.from(`[${'[],'.repeat(1_000)}[]]`)).ok, true);
    assert.equal(readJson(Buffer.from(`[${'{},'.repeat(1_000)}{}]`)).ok, true);
  });

  test('__proto__ is a name like any other', () => {
    const read = readJson(Buffer.from('{"__proto__":{"polluted":true}}'));
    assert.ok(read.ok);
    assert.equal(Object.hasOwn(read.value as object, '__proto__'), true);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });
});
