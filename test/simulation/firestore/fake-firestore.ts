import type {
  FirestoreAnswer,
  FirestoreMethod,
} from '../../../shared/ledger/firestore/firestore-api.ts';
import { type Clock, instant } from '../../../shared/time.ts';
import type { Chance } from '../chance.ts';
import { commit } from './commit.ts';
import { type Change, createDocuments, type StoredDocument } from './documents.ts';
import { runQuery } from './query.ts';
import { expectList, expectOnly, expectText, InvalidArgument } from './value.ts';

/** A Firestore database in memory, as strict as the real one about what it is asked. */
export interface FakeFirestore {
  /** Carries out one request at this moment. */
  answer(method: FirestoreMethod, body: object): FirestoreAnswer;
  /** Does what a TTL policy on `expireAt` does. @returns what went */
  expire(): readonly Change[];
}

export interface FakeFirestoreOptions {
  /** `projects/…/databases/…/documents` */
  readonly root: string;
  readonly clock: Clock;
  /** Answers of batchGet come in any order. */
  readonly chance: Chance;
  /** Told of every commit. */
  readonly onCommit?: (changes: readonly Change[]) => void;
}

export function createFakeFirestore(options: FakeFirestoreOptions): FakeFirestore {
  const { root, clock, chance, onCommit } = options;
  const documents = createDocuments(root);
  const nextTime = createCommitTimes(clock);
  const readTime = createReadTimes(clock);
  const methods: Readonly<Record<FirestoreMethod, (body: object) => FirestoreAnswer>> = {
    batchGet(body) {
      const names = expectList(expectOnly(body, ['documents'])['documents'], 'documents');
      const distinct = new Set(names.map((name) => documents.checkName(expectText(name, 'name'))));
      const time = readTime();
      const found = [...distinct].map((name) => {
        const document = documents.get(name);
        return document
          ? { found: shown(document), readTime: time }
          : { missing: name, readTime: time };
      });
      return ok(chance.shuffled(found));
    },
    commit(body) {
      const commitTime = nextTime();
      const committed = commit(documents, body, commitTime);
      if ('failed' in committed) return { kind: 'outrun', status: committed.failed };
      onCommit?.(committed.changes);
      const writeResults = committed.updateTimes.map((updateTime) => ({ updateTime }));
      return ok({ writeResults, commitTime });
    },
    runQuery(body) {
      const time = readTime();
      const { structuredQuery } = expectOnly(body, ['structuredQuery']);
      const found = runQuery(documents, structuredQuery);
      const rows = found.map((document) => ({ document: shown(document), readTime: time }));
      return ok(rows.length > 0 ? rows : [{ readTime: time }]);
    },
    runAggregationQuery(body) {
      const { structuredAggregationQuery } = expectOnly(body, ['structuredAggregationQuery']);
      const parts = ['structuredQuery', 'aggregations'];
      const { structuredQuery, aggregations } = expectOnly(structuredAggregationQuery, parts);
      const n = String(runQuery(documents, structuredQuery).length);
      const counts = expectList(aggregations, 'aggregations').map((aggregation) => {
        const { alias, count } = expectOnly(aggregation, ['alias', 'count']);
        expectOnly(count, []);
        return [expectText(alias, 'alias'), { integerValue: n }];
      });
      const aggregateFields = Object.fromEntries(counts);
      return ok([{ result: { aggregateFields }, readTime: readTime() }]);
    },
  };
  return {
    answer(method, body) {
      try {
        return methods[method](body);
      } catch (error) {
        if (!(error instanceof InvalidArgument)) throw error;
        return { kind: 'refused', status: 'INVALID_ARGUMENT', message: error.message };
      }
    },
    expire() {
      const now = readTime();
      const gone = documents.all().filter(({ fields }) => {
        const time = fields['expireAt']?.['timestampValue'];
        return typeof time === 'string' && time < now;
      });
      for (const { name } of gone) documents.set(name, undefined);
      return gone.map((before) => ({ name: before.name, before, after: undefined }));
    },
  };
}

function ok(json: unknown): FirestoreAnswer {
  return { kind: 'ok', json };
}

/** A document as it goes over the wire: without `fields` when it has none. */
function shown({ fields, ...rest }: StoredDocument) {
  return Object.keys(fields).length > 0 ? { ...rest, fields } : rest;
}

/** Times of reading: the same text while the clock stands. */
function createReadTimes(clock: Clock): () => string {
  let at = Number.NaN;
  let text = '';
  return () => {
    if (clock.now() !== at) {
      at = clock.now();
      text = instant(at);
    }
    return text;
  };
}

/** Times of commits, in microseconds, no two alike. */
function createCommitTimes(clock: Clock): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock.now() * 1_000);
    const micros = String(last % 1_000).padStart(3, '0');
    return `${instant(Math.floor(last / 1_000)).slice(0, -1)}${micros}Z`;
  };
}
