import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gcloudCommands, indexFile } from '../../../shared/cli/gcloud-commands.ts';
import { COLLECTION_IDS, SEARCHED } from '../../../shared/ledger/firestore/collections.ts';
import { encodeDocument } from '../../../shared/ledger/firestore/document.ts';
import { AddedTotals } from '../../../shared/ledger/firestore/totals.ts';
import { COLLECTIONS } from '../../../shared/ledger/records.ts';
import { at, finding } from '../records.ts';

const path = new URL('../../../firestore.indexes.json', import.meta.url);
const given: unknown = JSON.parse(readFileSync(path, 'utf8'));
const { fieldOverrides } = indexFile.parse(given);

const overridesOf = (collectionGroup: string) =>
  new Map(
    fieldOverrides
      .filter((one) => one.collectionGroup === collectionGroup)
      .map((one) => [one.fieldPath, one]),
  );

describe('firestore.indexes.json', () => {
  it('names every field of every collection, once', () => {
    const named = fieldOverrides.map((one) => `${one.collectionGroup}.${one.fieldPath}`);
    const fields = (collection: keyof typeof SEARCHED) =>
      [...SEARCHED[collection], 'record', 'commit', 'expireAt'].map(
        (field) => `${COLLECTION_IDS[collection]}.${field}`,
      );
    const totals = ['day', 'n'].map((field) => `${COLLECTION_IDS.totals}.${field}`);
    assert.deepEqual(named.sort(), [...COLLECTIONS.flatMap(fields), ...totals].sort());
  });

  it('indexes what is searched and nothing else, so that no write waits for an index it has no use for', () => {
    for (const collection of COLLECTIONS) {
      const searched: readonly string[] = SEARCHED[collection];
      for (const [field, { indexes }] of overridesOf(COLLECTION_IDS[collection])) {
        assert.equal(indexes.length > 0, searched.includes(field), `${collection}.${field}`);
      }
    }
    for (const { indexes } of overridesOf(COLLECTION_IDS.totals).values())
      assert.equal(indexes.length, 0);
  });

  it('lets everything expire that has a time to', () => {
    for (const collection of COLLECTIONS) {
      assert.equal(overridesOf(COLLECTION_IDS[collection]).get('expireAt')?.ttl, true, collection);
    }
  });

  it('knows every field that is written', () => {
    const record = {
      ...finding,
      openSince: at(1),
      parkedUntil: at(1),
      expireAt: at(1),
      redrivable: 'x',
    };
    const written = encodeDocument('r', { collection: 'findings', id: 'f' }, record, 'c').fields;
    const known = overridesOf(COLLECTION_IDS.findings);
    assert.deepEqual(Object.keys(written).sort(), [...known.keys()].sort());
    const totals = new AddedTotals();
    totals.add({ day: 'd', provider: 'p', eventType: 't', outcome: 'dead' }, 1);
    const [write] = JSON.parse(JSON.stringify(totals.writes('r', () => 0)));
    const paths = [
      ...write.updateMask.fieldPaths,
      write.updateTransforms[0].fieldPath.split('.')[0],
    ];
    assert.deepEqual(paths, [...overridesOf(COLLECTION_IDS.totals).keys()]);
  });

  it('becomes one gcloud command per field, and one more where there is a TTL policy', () => {
    const commands = gcloudCommands(given, 'my-ledger');
    assert.equal(commands.length, fieldOverrides.length + COLLECTIONS.length);
    assert.ok(commands.every((command) => command.includes("--database='my-ledger'")));
    assert.ok(
      commands.some((command) => /update dueAt .*order=ascending .*order=descending/.test(command)),
    );
  });
});
