import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { exactIntegers } from '../../../shared/providers/shopify/exact-json.ts';
import { fixtureNames, fixtureText } from '../sender.ts';

function exact(json: string): string {
  return exactIntegers(Buffer.from(json)).toString();
}

describe('integers that a JavaScript number cannot hold', () => {
  const changed: readonly (readonly [string, string])[] = [
    ['820982911946154508', '"820982911946154508"'],
    ['-820982911946154508', '"-820982911946154508"'],
    ['1000000000000000', '"1000000000000000"'],
    ['18446744073709551615', '"18446744073709551615"'],
    ['{"id":820982911946154508}', '{"id":"820982911946154508"}'],
    ['{"id": 820982911946154508 }', '{"id": "820982911946154508" }'],
    ['[1,9007199254740993,2]', '[1,"9007199254740993",2]'],
    ['[9007199254740993,9007199254740995]', '["9007199254740993","9007199254740995"]'],
    ['{"a":"\\"","id":9007199254740993}', '{"a":"\\"","id":"9007199254740993"}'],
    ['{"a":"\\\\","id":9007199254740993}', '{"a":"\\\\","id":"9007199254740993"}'],
    ['{"é•":9007199254740993,"b":"é•"}', '{"é•":"9007199254740993","b":"é•"}'],
  ];
  for (const [json, becomes] of changed) {
    test(`${json} becomes ${becomes}`, () => assert.equal(exact(json), becomes));
  }

  const unchanged = [
    '',
    '999999999999999',
    '"9007199254740993"',
    '"\\"9007199254740993"',
    '"\\\\\\"9007199254740993"',
    '{"gid":"gid:\\/\\/shopify\\/Order\\/820982911946154508"}',
    '{"a":"[1, 9007199254740993, 2]"}',
    '0.03144408811829065',
    '-0.03144408811829065',
    '9007199254740993.5',
    '1e9007199254740993',
    '1e+9007199254740993',
    '9007199254740993e2',
    '9007199254740993E-2',
    // No JSON: left for the parser to refuse.
    '0009007199254740993',
    '--9007199254740993',
    '-',
    '"9007199254740993',
    '"\\',
  ];
  for (const json of unchanged) {
    test(`${json || 'nothing'} stays as it is`, () => {
      const body = Buffer.from(json);
      assert.equal(exactIntegers(body), body);
    });
  }

  test('bytes that are no UTF-8 stay the bytes they are', () => {
    const body = Buffer.from([0x5b, 0x22, 0xc3, 0x28, 0x22, 0x2c]);
    const given = Buffer.concat([body, Buffer.from('9007199254740993]')]);
    const expected = Buffer.concat([body, Buffer.from('"9007199254740993"]')]);
    assert.deepEqual(exactIntegers(given), expected);
  });

  test('every fixture keeps its ids to the last digit, and everything else', () => {
    for (const name of fixtureNames('shopify')) {
      const json = fixtureText('shopify', name);
      assert.equal(JSON.stringify(JSON.parse(exact(json))), longAsText(json), name);
    }
  });
});

/** The same, by a slow and simple way: the numbers after a colon; the fixtures have them nowhere else. */
function longAsText(json: string): string {
  return json.replaceAll('\\/', '/').replaceAll(/":(\d{16,})(?=[,}])/g, '":"$1"');
}

type Value = null | boolean | string | number | bigint | Value[] | { [name: string]: Value };

/** Texts that try to be taken for something else. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[\\":,{}[\]0-9 .eE+-]{0,40}$/),
  fc.bigInt({ min: 0n, max: 2n ** 80n }).map(String),
);

const big = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(text, big, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

/** As JSON, with bigints as the integers they are. */
function write(given: Value, blank: string): string {
  if (typeof given === 'bigint') return String(given);
  if (Array.isArray(given)) {
    return `[${blank}${given.map((item) => write(item, blank)).join(`${blank},${blank}`)}]`;
  }
  if (typeof given !== 'object' || given === null) return JSON.stringify(given);
  const members = Object.entries(given).map(
    ([name, item]) => `${JSON.stringify(name)}:${blank}${write(item, blank)}`,
  );
  return `{${blank}${members.join(`,${blank}`)}${blank}}`;
}

/** What it should be read as. */
function expected(given: Value): unknown {
  if (typeof given === 'bigint') return isLong(given) ? String(given) : Number(given);
  if (typeof given === 'number') return JSON.parse(expectedNumber(JSON.stringify(given)));
  if (Array.isArray(given)) return given.map(expected);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([name, item]) => [name, expected(item)]));
}

function isLong(integer: bigint): boolean {
  return String(integer).replace('-', '').length >= 16;
}

/** A float may be written as a long integer, too. */
function expectedNumber(json: string): string {
  return /^-?\d{16,}$/.test(json) ? `"${json}"` : json;
}

describe('any JSON with such integers', () => {
  test('keeps them exactly, and every text, number and name beside them', () => {
    return fc.assert(
      fc.property(value, fc.constantFrom('', ' ', '\n  ', '\t'), (given, blank) => {
        assert.deepEqual(JSON.parse(exact(write(given, blank))), expected(given));
      }),
      { numRuns: 500 },
    );
  });

  test('arbitrary bytes are taken, and nothing is added but quotes', () => {
    return fc.assert(
      fc.property(fc.stringMatching(/^[\\"1-9 ,.eE-]{0,120}$/), (given) => {
        assert.equal(exact(given).replaceAll('"', ''), given.replaceAll('"', ''));
      }),
      { numRuns: 500 },
    );
  });

  const LONG = 1_000_000;
  const hostile: readonly (readonly [string, string])[] = [
    ['one number', '1'.repeat(LONG)],
    ['one number that ends in a point', `${'1'.repeat(LONG)}.`],
    ['many numbers', `[${'9007199254740993,'.repeat(LONG / 17)}0]`],
    ['many empty texts', '""'.repeat(LONG / 2)],
    ['a text of escaped quotes that never ends', `"${'\\"'.repeat(LONG / 2)}`],
    ['backslashes', '\\'.repeat(LONG)],
    ['signs', '-'.repeat(LONG)],
    ['exponents', '9007199254740993e'.repeat(LONG / 17)],
  ];
  for (const [name, json] of hostile) {
    test(`a megabyte of ${name} is no work`, () => {
      const started = process.cpuUsage().user;
      exact(`[9007199254740993,${json}`);
      const spent = process.cpuUsage().user - started;
      assert.ok(spent < 1_000_000, `${spent} µs`);
    });
  }
});
