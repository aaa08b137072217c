import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openEnvelope } from '../../shared/outcome/open-envelope.ts';
import {
  BINARY,
  base64,
  EVENT,
  type Headers,
  ITEM,
  NDJSON,
  open,
  push,
  STRUCTURED,
  TIME,
} from './envelopes.ts';
import { NOW } from './outcome-reading.ts';

describe('a body that is no envelope is taken as it is:', () => {
  const bodies: Readonly<Record<string, readonly [string, Headers?]>> = {
    'an object': [ITEM],
    'an array': [`[${ITEM},${ITEM}]`],
    NDJSON: [NDJSON],
    'an object that names specversion': [`{"specversion":"1.0",${ITEM.slice(1)}`],
    'an object that has a subscription': [`{"subscription":"gold","message":"hello"}`],
    'NDJSON with CloudEvents in it': [`${JSON.stringify(EVENT)}\n${JSON.stringify(EVENT)}`],
    'an array with a CloudEvent in it': [`[${JSON.stringify(EVENT)}]`],
    'what is no JSON': ['{"specversion"'],
    'what is no text': ['{"specversion":"\ud800"}'],
    'no byte': [''],
    'an object with a time in the headers only': [ITEM, { 'ce-time': '2026-11-23T11:00:00Z' }],
    'an object that is declared to be JSON': [ITEM, { 'content-type': 'application/json' }],
  };
  for (const [name, [body, headers = {}]] of Object.entries(bodies)) {
    test(name, () => {
      const bytes = Buffer.from(body);
      assert.equal(openEnvelope(headers, bytes, NOW).items, bytes);
      assert.deepEqual(Object.keys(openEnvelope(headers, bytes, NOW)), ['items']);
    });
  }

  test('8 MiB of NDJSON, without being parsed for that', () => {
    const bytes = Buffer.from(`${ITEM}\n`.repeat((8 * 1024 * 1024) / (ITEM.length + 1)));
    openEnvelope({}, bytes, NOW);
    const started = performance.now();
    openEnvelope({}, bytes, NOW);
    const took = performance.now() - started;
    const beforeParsing = performance.now();
    for (const line of bytes.toString().split('\n')) if (line) JSON.parse(line);
    const parsing = performance.now() - beforeParsing;
    assert.ok(took < parsing / 2, `${took} ms, and parsing takes ${parsing} ms`);
  });
});

describe('an envelope is opened:', () => {
  const opened: Readonly<Record<string, readonly [Headers, string | object, object]>> = {
    'a structured CloudEvent that holds an object': [
      STRUCTURED,
      { ...EVENT, data: JSON.parse(ITEM) },
      { items: ITEM, id: '/shop/mfa#e1' },
    ],
    'one that holds an array': [
      STRUCTURED,
      { ...EVENT, data: [JSON.parse(ITEM)] },
      { items: `[${ITEM}]`, id: '/shop/mfa#e1' },
    ],
    'one that holds NDJSON as text': [
      STRUCTURED,
      { ...EVENT, data: NDJSON, datacontenttype: 'application/x-ndjson' },
      { items: NDJSON, id: '/shop/mfa#e1' },
    ],
    'one that holds bytes': [
      STRUCTURED,
      { ...EVENT, data_base64: base64(NDJSON) },
      { items: NDJSON, id: '/shop/mfa#e1' },
    ],
    'one with a time': [
      STRUCTURED,
      { ...EVENT, ...TIME, data: JSON.parse(ITEM) },
      { items: ITEM, id: '/shop/mfa#e1', time: '2026-11-23T11:00:00.000Z' },
    ],
    'one with extensions and a subject': [
      STRUCTURED,
      { ...EVENT, subject: 'sam', traceparent: 'x', data: JSON.parse(ITEM) },
      { items: ITEM, id: '/shop/mfa#e1' },
    ],
    'one whose content type is written in capitals': [
      { 'content-type': 'Application/CloudEvents+JSON' },
      { ...EVENT, data: JSON.parse(ITEM) },
      { items: ITEM, id: '/shop/mfa#e1' },
    ],
    'one that nobody declared': [
      { 'content-type': 'application/json' },
      `\ufeff\n ${JSON.stringify({ ...EVENT, data: JSON.parse(ITEM) })}`,
      { items: ITEM, id: '/shop/mfa#e1' },
    ],
    'a binary CloudEvent': [
      { ...BINARY, 'ce-type': 'shop.mfa', 'content-type': 'application/json' },
      ITEM,
      { items: ITEM, id: '/shop/mfa#e1', fromHeaders: true },
    ],
    'one with a time in another zone': [
      { ...BINARY, 'ce-time': '2026-11-23T12:00:00+01:00' },
      NDJSON,
      { items: NDJSON, id: '/shop/mfa#e1', time: '2026-11-23T11:00:00.000Z', fromHeaders: true },
    ],
    'one whose headers are percent-encoded': [
      { ...BINARY, 'ce-id': 'a%2Fb', 'ce-source': '%2Fk%2525' },
      ITEM,
      { items: ITEM, id: '/k%2525#a/b', fromHeaders: true },
    ],
    'one whose headers stand in quotes': [
      { ...BINARY, 'ce-id': '"a\\"%22b"' },
      ITEM,
      { items: ITEM, id: '/shop/mfa#a""b', fromHeaders: true },
    ],
    'a Pub/Sub push, whose time of publishing says nothing': [
      {},
      push(NDJSON, { publishTime: '2026-11-23T11:00:00Z', message_id: '2070443601311540' }),
      { items: NDJSON, id: '2070443601311540' },
    ],
    'a Pub/Sub push without an id': [{}, push(ITEM, { messageId: undefined }), { items: ITEM }],
    'a Pub/Sub push in a CloudEvent, as Eventarc sends it': [
      { ...BINARY, 'ce-time': '2026-11-23T11:00:00Z' },
      push(ITEM),
      { items: ITEM, id: '2070443601311540' },
    ],
    'a CloudEvent in a Pub/Sub push': [
      {},
      push(JSON.stringify({ ...EVENT, ...TIME, data: JSON.parse(ITEM) })),
      { items: ITEM, id: '/shop/mfa#e1', time: '2026-11-23T11:00:00.000Z' },
    ],
    'two envelopes, and not the third in them': [
      {},
      push(JSON.stringify(push(JSON.stringify(push(ITEM))))),
      { items: JSON.stringify(push(ITEM)), id: '2070443601311540' },
    ],
  };
  for (const [name, [headers, body, expected]] of Object.entries(opened)) {
    test(name, () => assert.deepEqual(open(headers, body), expected));
  }
});

describe('the name of a CloudEvent', () => {
  const nameOf = (source: string, id: string) =>
    open(STRUCTURED, { ...EVENT, source, id, data: JSON.parse(ITEM) }).id ?? '';

  test('tells source and id apart, whatever stands in them', () => {
    const pairs = [
      ['a', 'b#c'],
      ['a#b', 'c'],
      ['a%23b', 'c'],
      ['a', 'b%23c'],
      ['ä', 'b'],
      ['ä#b', 'c'],
      ['a'.repeat(300), 'b'],
      ['a'.repeat(299), 'ab'],
      ['a b', 'c'],
    ] as const;
    assert.equal(new Set(pairs.map(([source, id]) => nameOf(source, id))).size, pairs.length);
  });

  test('is fit for a log line', () => {
    for (const id of ['a\nb', '\u202e', 'x'.repeat(5000), '\ud83d\ude00', ' ']) {
      assert.match(nameOf('/shop', id), /^[!-~]{1,255}$/);
    }
  });
});
