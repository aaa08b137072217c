import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { decodeDocument, encodeDocument } from '../../../shared/ledger/firestore/document.ts';
import type { QuarantineRecord } from '../../../shared/ledger/records.ts';
import { createVault } from '../../../shared/ledger/vault.ts';
import { at, finding } from '../records.ts';

const root = 'projects/p/databases/d/documents';
const MEBIBYTE = 1024 * 1024;

const quarantined = (sealed: string): QuarantineRecord => ({
  provider: 'test',
  event: 'evt_1',
  eventType: 'unknown',
  because: 'id: required',
  sealed,
  index: 0,
  arrivedAt: at(0),
  expireAt: at(9),
  redrivable: 'quarantined|x',
});

describe('A Firestore document', () => {
  it('holds the record as it is, and beside it only what is searched', () => {
    const record = { ...finding, openSince: at(1), expireAt: at(2) };
    const ref = { collection: 'findings', id: 'f' } as const;
    const encoded = encodeDocument(root, ref, record, 'commit-1');
    const { record: _json, ...beside } = encoded.fields;
    assert.deepEqual(beside, {
      commit: { stringValue: 'commit-1' },
      expireAt: { timestampValue: at(2) },
      openSince: { stringValue: at(1) },
    });
    assert.equal(encoded.name, `${root}/annotator_findings/f`);
    const decoded = decodeDocument({ ...encoded, updateTime: 'now' });
    assert.deepEqual(decoded.seen, { record, version: 'now' });
    assert.equal(decoded.commit, 'commit-1');
  });

  it('holds the longest payload that can be quarantined, also one that hardly deflates', () => {
    const vault = createVault(Buffer.alloc(32, 1));
    const noise = randomBytes(MEBIBYTE)
      .toString('base64')
      .slice(0, MEBIBYTE - 20);
    const payload = Buffer.from(JSON.stringify({ noise }).slice(0, MEBIBYTE));
    const record = quarantined(vault.seal(payload));
    const ref = { collection: 'quarantine', id: 'q' } as const;
    const encoded = encodeDocument(root, ref, record, 'c');
    const stored = encoded.fields.record;
    const bytes =
      'bytesValue' in stored ? Buffer.from(stored.bytesValue, 'base64').length : Infinity;
    assert.ok(bytes < 0.9 * MEBIBYTE, `${bytes} bytes`);
    const { seen } = decodeDocument({ ...encoded, updateTime: 'now' });
    assert.deepEqual(seen.record, record);
    assert.deepEqual(vault.open(record.sealed), payload);
  });
});
