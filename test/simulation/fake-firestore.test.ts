import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FirestoreMethod } from '../../shared/ledger/firestore/firestore-api.ts';
import { openFirestoreLedger } from '../../shared/ledger/firestore/firestore-ledger.ts';
import { systemClock } from '../../shared/time.ts';
import { deliveryConformance } from '../delivery/conformance/index.ts';
import { turnableClock } from '../helpers/turnable-clock.ts';
import { ledgerConformance } from '../ledger/ledger-conformance.ts';
import { createChance } from './chance.ts';
import { createFakeFirestore } from './firestore/fake-firestore.ts';

const root = 'projects/p/databases/d/documents';
const name = `${root}/things/one`;
const text = (stringValue: string) => ({ stringValue });
const put = (fields: object, more: object = {}) => ({ update: { name, fields }, ...more });

const fresh = () => {
  const fake = createFakeFirestore({ root, clock: systemClock, chance: createChance(1) });
  return {
    open: () =>
      openFirestoreLedger({
        api: { call: async (method, body) => fake.answer(method, body) },
        root,
        clock: systemClock,
        sleep,
        random: Math.random,
      }),
  };
};

ledgerConformance('Firestore, simulated,', fresh);
deliveryConformance('Firestore, simulated,', fresh);

function database() {
  const clock = turnableClock();
  const fake = createFakeFirestore({ root, clock, chance: createChance(1) });
  const ask = (method: FirestoreMethod, body: object) => {
    const answer = fake.answer(method, body);
    assert.equal(answer.kind, 'ok', JSON.stringify(answer));
    return 'json' in answer ? JSON.parse(JSON.stringify(answer.json)) : undefined;
  };
  const commit = (...writes: object[]) => ask('commit', { writes });
  const read = () => ask('batchGet', { documents: [name] })[0];
  const find = (structuredQuery: object) => ask('runQuery', { structuredQuery });
  return { clock, fake, ask, commit, read, find };
}

describe('The simulated Firestore', () => {
  const refused: [string, FirestoreMethod, object][] = [
    ['an unknown field of a request', 'commit', { writes: [], transaction: 'x' }],
    ['an unknown field of a write', 'commit', { writes: [put({}, { precondition: {} })] }],
    ['a value of no kind', 'commit', { writes: [put({ a: {} })] }],
    ['a value of two kinds', 'commit', { writes: [put({ a: { ...text(''), nullValue: null } })] }],
    ['a number for an integer', 'commit', { writes: [put({ a: { integerValue: 1 } })] }],
    ['a list in a list', 'commit', { writes: [put({ a: nested() })] }],
    ['half a character', 'commit', { writes: [put({ a: text('\ud800') })] }],
    ['a reserved field name', 'commit', { writes: [put({ __a__: text('') })] }],
    ['a field outside the mask', 'commit', { writes: [put({ a: text('') }, mask('b'))] }],
    ['a bad field path', 'commit', { writes: [put({}, mask('a-b'))] }],
    ['both preconditions', 'commit', { writes: [put({}, { currentDocument: both() })] }],
    ['501 writes', 'commit', { writes: Array.from({ length: 501 }, () => put({})) }],
    ['more than 1 MiB', 'commit', { writes: [put({ a: text('x'.repeat(2 ** 20)) })] }],
    ['a document elsewhere', 'batchGet', { documents: ['projects/q/databases/d/documents/t/x'] }],
    ['a document name of one part', 'batchGet', { documents: [`${root}/things`] }],
    ['no limit at all', 'runQuery', { structuredQuery: { from: things(), limit: 0 } }],
    ['an order of two fields', 'runQuery', { structuredQuery: { from: things(), orderBy: two() } }],
    ['a search on two fields', 'runQuery', { structuredQuery: { from: things(), where: both2() } }],
    ['an unknown operator', 'runQuery', { structuredQuery: { from: things(), where: is('LIKE') } }],
  ];
  for (const [what, method, body] of refused) {
    it(`refuses ${what}`, () => {
      const { fake } = database();
      const answer = fake.answer(method, body);
      assert.equal(answer.kind, 'refused', JSON.stringify(answer));
    });
  }

  const conditions: [string, boolean, object, string][] = [
    ['a document that is there and must not be', true, { exists: false }, 'ALREADY_EXISTS'],
    ['a document that is not there and must be', false, { exists: true }, 'NOT_FOUND'],
    ['another version', true, { updateTime: 'x' }, 'FAILED_PRECONDITION'],
    ['a version of nothing', false, { updateTime: 'x' }, 'NOT_FOUND'],
  ];
  for (const [what, isThere, currentDocument, status] of conditions) {
    it(`writes nothing on ${what}`, () => {
      const { fake, commit, ask } = database();
      if (isThere) commit(put({ a: text('old') }));
      const other = { update: { name: `${root}/things/two`, fields: {} } };
      const writes = [other, put({ a: text('new') }, { currentDocument })];
      assert.deepEqual(fake.answer('commit', { writes }), { kind: 'outrun', status });
      const [answer] = ask('batchGet', { documents: [`${root}/things/two`] });
      assert.equal(answer.missing, `${root}/things/two`);
    });
  }

  it('gives each commit a later version, and none to a write that changes nothing', () => {
    const { commit, read } = database();
    commit(put({ a: text('1') }));
    const first = read().found.updateTime;
    commit(put({ a: text('1') }));
    assert.equal(read().found.updateTime, first);
    const [{ updateTime }] = commit(put({ a: text('2') })).writeResults;
    assert.ok(updateTime > first);
    assert.equal(read().found.updateTime, updateTime);
  });

  it('changes only the fields of the mask, and increases what need not be there', () => {
    const { commit, read } = database();
    commit(put({ a: text('1'), b: text('2') }));
    const increase = (by: string) => ({
      updateTransforms: [{ fieldPath: 'n.`["x"]`', increment: { integerValue: by } }],
    });
    commit(put({ a: text('3') }, { ...mask('a'), ...increase('2') }));
    commit(put({}, { updateMask: { fieldPaths: [] }, ...increase('-5') }));
    const n = { mapValue: { fields: { '["x"]': { integerValue: '-3' } } } };
    assert.deepEqual(read().found.fields, { a: text('3'), b: text('2'), n });
  });

  it('answers a query that finds nothing with a row that has no document', () => {
    assert.deepEqual(Object.keys(database().find({ from: things() })[0]), ['readTime']);
  });

  it('finds by one field, in order, from a place on, up to a limit, and shows what is selected', () => {
    const { commit, find } = database();
    for (const [id, at] of Object.entries({ a: '3', b: '1', c: '2', d: '4' })) {
      commit({ update: { name: `${root}/things/${id}`, fields: { at: text(at), x: text('') } } });
    }
    commit({ update: { name: `${root}/things/without`, fields: {} } });
    const field = { fieldPath: 'at' };
    const query = {
      from: things(),
      select: { fields: [field] },
      where: { fieldFilter: { field, op: 'LESS_THAN', value: text('4') } },
      orderBy: [{ field, direction: 'DESCENDING' }],
      limit: 2,
    };
    const values = (rows: { document: { fields: { at: { stringValue: string } } } }[]) =>
      rows.map(({ document }) => document.fields.at.stringValue);
    assert.deepEqual(values(find(query)), ['3', '2']);
    const startAt = { values: [text('2')], before: false };
    assert.deepEqual(values(find({ ...query, startAt })), ['1']);
    assert.deepEqual(Object.keys(find(query)[0].document.fields), ['at']);
  });

  it('removes what has expired', () => {
    const { clock, fake, commit, read } = database();
    commit(put({ expireAt: { timestampValue: new Date(clock.now()).toISOString() } }));
    assert.equal(fake.expire().length, 0);
    clock.turn(1);
    assert.deepEqual(
      fake.expire().map((change) => change.name),
      [name],
    );
    assert.equal(read().missing, name);
  });
});

function things() {
  return [{ collectionId: 'things' }];
}

function mask(...fieldPaths: string[]) {
  return { updateMask: { fieldPaths } };
}

function nested() {
  return { arrayValue: { values: [{ arrayValue: {} }] } };
}

function both() {
  return { exists: true, updateTime: 'x' };
}

function is(op: string, fieldPath = 'a') {
  return { fieldFilter: { field: { fieldPath }, op, value: text('') } };
}

function two() {
  return ['a', 'b'].map((fieldPath) => ({ field: { fieldPath }, direction: 'ASCENDING' }));
}

function both2() {
  return { compositeFilter: { op: 'AND', filters: [is('EQUAL', 'a'), is('EQUAL', 'b')] } };
}
