import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { auth0 } from '../../../shared/providers/auth0/index.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { lineOf, read, readAll } from './change-fixture.ts';
import { logIdOf } from './tables/ids.ts';

const STORY = ['fp', 's', 'gd_start_auth', 'gd_auth_succeed', 'pla'];
const LINES = STORY.map(lineOf);
const IDS = STORY.map(logIdOf);
const CONTEXT = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };

const idsOf = (readings: readonly Reading[]) => readings.map(({ event }) => event.id);

describe('a request of a log stream with several records', () => {
  const formats: readonly (readonly [string, string])[] = [
    ['JSON lines', LINES.join('\n')],
    ['JSON lines with a last line feed', `${LINES.join('\n')}\n`],
    ['JSON lines with carriage returns', LINES.join('\r\n')],
    ['JSON lines with empty lines', `\n${LINES.join('\n \t\r\n\n')}\n\n`],
    ['a JSON array', `[${LINES.join(',')}]`],
    [
      'a JSON array over several lines',
      JSON.stringify(
        LINES.map((line) => JSON.parse(line)),
        null,
        2,
      ),
    ],
    [
      'bare records in lines',
      LINES.map((line) => JSON.stringify(JSON.parse(line).data)).join('\n'),
    ],
    ['a byte order mark before the array', `\uFEFF[${LINES.join(',')}]`],
    ['a byte order mark before the lines', `\uFEFF${LINES.join('\n')}`],
  ];
  for (const [name, body] of formats) {
    test(`${name}: each record in order, as if it came alone`, async () => {
      const readings = await readAll(body);
      assert.deepEqual(idsOf(readings), IDS);
      assert.deepEqual(readings, await Promise.all(LINES.map((line) => read(line))));
    });
  }

  test('one object, in one line or in many, is one record', async () => {
    const pretty = JSON.stringify(JSON.parse(lineOf('s')), null, 2);
    assert.deepEqual(await readAll(pretty), [await read(lineOf('s'))]);
  });

  test('the content type does not matter', () => {
    const body = Buffer.from(LINES.join('\n'));
    const types = [
      'application/json',
      'application/x-ndjson',
      'text/plain',
      'image/png',
      undefined,
    ];
    for (const type of types) {
      const readings = auth0.read({ headers: { 'content-type': type }, body }, CONTEXT);
      assert.deepEqual(idsOf(readings), IDS);
    }
  });

  test('an empty list is a request that says nothing', async () => {
    const [reading, ...others] = await readAll('[]');
    assert.equal(others.length, 0);
    assert.deepEqual(reading, {
      kind: 'understood',
      event: { type: 'unknown' },
      keys: [],
      statements: [],
      because: 'a request without any record',
    });
  });
});

describe('a record that cannot be read harms only itself', () => {
  const [first = '', second = ''] = LINES;
  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['a cut line', second.slice(0, -9), /^body: is not one JSON document$/],
    ['a number', '7', /^log_id: /],
    ['a list', '[1]', /^log_id: /],
    ['a text', '"s"', /^log_id: /],
    ['a record without id', '{"data":{"type":"fp"}}', /^log_id: /],
    [
      'deep nesting',
      `${'['.repeat(1_001)}${']'.repeat(1_001)}`,
      /^body: nested deeper than 1000 levels$/,
    ],
  ];
  for (const [name, line, because] of bad) {
    test(`${name} between two good lines`, async () => {
      const readings = await readAll([first, line, second].join('\n'));
      assert.deepEqual(
        readings.map(({ kind }) => kind),
        ['understood', 'unreadable', 'understood'],
      );
      const [, flawed] = readings;
      assert.ok(flawed?.kind === 'unreadable');
      assert.match(flawed.because, because);
      assert.deepEqual(flawed.body, Buffer.from(line));
      const [again, ...others] = await readAll(line);
      assert.deepEqual([again?.kind, again?.because, others], ['unreadable', flawed.because, []]);
    });
  }

  test('in a list, too, and its body alone is read as it was', async () => {
    for (const record of [7, null, [], [7], 'x', {}, { log_id: '1' }, { log_id: '1', data: 7 }]) {
      const body = `[${first},${JSON.stringify(record)},${second}]`;
      const readings = await readAll(body);
      assert.deepEqual(
        readings.map(({ kind }) => kind),
        ['understood', 'unreadable', 'understood'],
      );
      const [, flawed] = readings;
      assert.ok(flawed?.kind === 'unreadable' && flawed.body);
      assert.deepEqual(await readAll(flawed.body.toString()), [flawed]);
    }
  });

  test('what one record nests keeps neither it nor the others from being read', async () => {
    const deep = `${'['.repeat(80)}${']'.repeat(80)}`;
    const nested = first.replace('"details":{', `"details":{"body":${deep},`);
    assert.notEqual(nested, first);
    for (const body of [`[${nested},${second}]`, `${nested}\n${second}`]) {
      assert.deepEqual(await readAll(body), await readAll(`[${first},${second}]`));
    }
  });

  test('a line that is no UTF-8', () => {
    const body = Buffer.concat([Buffer.from(`${first}\n`), Buffer.from([0x22, 0xff, 0x22])]);
    const readings = auth0.read({ headers: {}, body }, CONTEXT);
    assert.deepEqual(readings[1], {
      kind: 'unreadable',
      event: { type: 'unknown' },
      because: 'body: is not UTF-8',
      body: Buffer.from([0x22, 0xff, 0x22]),
    });
  });
});

describe('a body that has no records to tell apart is unreadable as a whole', () => {
  const WRONG = 'body: is not one JSON document';
  const TOO_MANY = 'body: more than 10000 records';
  const bodies: readonly (readonly [string, string, string])[] = [
    ['nothing', '', WRONG],
    ['line feeds only', '\n\n\n', WRONG],
    [
      'a cut record over many lines',
      JSON.stringify(JSON.parse(lineOf('s')), null, 2).slice(0, -3),
      WRONG,
    ],
    ['a cut list', `[${LINES.join(',')}`, WRONG],
    ['markup', '<html>\n<body>\n</body>\n</html>', WRONG],
    ['deep nesting', '['.repeat(100_000), 'body: nested deeper than 1000 levels'],
    ['10,001 lines', '{}\n'.repeat(10_001), TOO_MANY],
    ['a list of 10,001', `[${'{},'.repeat(10_000)}{}]`, TOO_MANY],
  ];
  for (const [name, body, because] of bodies) {
    test(name, async () => {
      const event = { type: 'unknown' };
      assert.deepEqual(await readAll(body), [{ kind: 'unreadable', event, because }]);
    });
  }

  test('10,000 records are read', async () => {
    assert.equal((await readAll(`${lineOf('pla')}\n`.repeat(10_000))).length, 10_000);
  });
});
