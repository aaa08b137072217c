import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { BINARY, base64, EVENT, type Headers, ITEM, open, push, STRUCTURED } from './envelopes.ts';

describe('an envelope is refused:', () => {
  const data = JSON.parse(ITEM);
  const refused: Readonly<Record<string, readonly [Headers, string | object, string, string?]>> = {
    'a batch of CloudEvents': [
      { 'content-type': 'application/cloudevents-batch+json' },
      [{ ...EVENT, data }],
      'invalid',
    ],
    'a CloudEvent in Avro': [{ 'content-type': 'application/cloudevents+avro' }, 'x', 'invalid'],
    'a declared CloudEvent that is no JSON': [STRUCTURED, '{"specversion":', 'malformed'],
    'a declared CloudEvent in NDJSON': [STRUCTURED, `${ITEM}\n${ITEM}`, 'malformed'],
    'a declared CloudEvent nested too deeply': [
      STRUCTURED,
      `{"data":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      'malformed',
    ],
    'a declared CloudEvent that is an array': [STRUCTURED, [EVENT], 'invalid', ''],
    'a CloudEvent of another version': [
      STRUCTURED,
      { ...EVENT, specversion: '0.3', data },
      'invalid',
      'specversion',
    ],
    'a CloudEvent without an id': [STRUCTURED, { ...EVENT, id: undefined, data }, 'invalid', 'id'],
    'a CloudEvent with an empty source': [
      STRUCTURED,
      { ...EVENT, source: '', data },
      'invalid',
      'source',
    ],
    'a CloudEvent whose time is none': [
      STRUCTURED,
      { ...EVENT, time: 'yesterday', data },
      'invalid',
      'time',
    ],
    'a CloudEvent of tomorrow': [
      STRUCTURED,
      { ...EVENT, time: '2026-11-24T12:00:00Z', data },
      'invalid',
      'time',
    ],
    'a CloudEvent without data': [STRUCTURED, EVENT, 'invalid', 'data'],
    'a CloudEvent whose data is null': [STRUCTURED, { ...EVENT, data: null }, 'invalid', 'data'],
    'a CloudEvent whose data is a number': [STRUCTURED, { ...EVENT, data: 5 }, 'invalid', 'data'],
    'a CloudEvent with data twice': [
      STRUCTURED,
      { ...EVENT, data, data_base64: base64(ITEM) },
      'invalid',
      'data',
    ],
    'a CloudEvent whose bytes are no base64': [
      STRUCTURED,
      { ...EVENT, data_base64: '{"a":1}' },
      'invalid',
      'data_base64',
    ],
    'a binary CloudEvent without a source': [
      { 'ce-specversion': '1.0', 'ce-id': 'e1' },
      ITEM,
      'invalid',
      'ce-source',
    ],
    'a binary CloudEvent without an id': [
      { 'ce-specversion': '1.0', 'ce-source': '/shop' },
      ITEM,
      'invalid',
      'ce-id',
    ],
    'a binary CloudEvent without a version': [
      { 'ce-id': 'e1', 'ce-source': '/shop' },
      ITEM,
      'invalid',
      'ce-specversion',
    ],
    'a binary CloudEvent whose time is none': [
      { ...BINARY, 'ce-time': '1763895600' },
      ITEM,
      'invalid',
      'ce-time',
    ],
    'a binary CloudEvent that breaks off in the middle of a character': [
      { ...BINARY, 'ce-id': 'a%C3' },
      ITEM,
      'invalid',
      'ce-id',
    ],
    'a Pub/Sub push without data': [{}, push(ITEM, { data: undefined }), 'invalid', 'message.data'],
    'a Pub/Sub push with empty data': [{}, push(''), 'invalid', 'message.data'],
    'a Pub/Sub push whose data is no base64': [
      {},
      push(ITEM, { data: ITEM }),
      'invalid',
      'message.data',
    ],
    'a CloudEvent in a Pub/Sub push whose data is missing': [
      {},
      push(JSON.stringify(EVENT)),
      'invalid',
      'data',
    ],
  };
  for (const [name, [headers, body, code, path]] of Object.entries(refused)) {
    test(`${name} is ${code}`, () => {
      assert.throws(
        () => open(headers, body),
        (error) => {
          assert.ok(error instanceof AnnotatorError);
          assert.equal(error.code, code);
          assert.equal(error.issues[0]?.path, path);
          return true;
        },
      );
    });
  }
});
