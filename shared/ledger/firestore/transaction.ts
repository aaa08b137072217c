import * as z from 'zod';
import { AnnotatorError } from '../../annotator-error.ts';
import type { Memory, Ref, Transaction } from '../ledger.ts';
import type { Records } from '../records.ts';
import { type FirestoreWorld, read } from './ask.ts';
import { decodeDocument, documentName, encodeDocument, MISSING, type Seen } from './document.ts';
import { expectShape } from './expect-shape.ts';
import { AddedTotals } from './totals.ts';

const answers = z.array(
  z.object({ found: z.unknown().optional(), missing: z.string().optional() }),
);

/** A transaction of ours: what it has read, and the writes it makes of it. */
export interface FirestoreTransaction extends Transaction {
  /** By document name. */
  readonly seen: ReadonlyMap<string, Seen>;
  readonly written: ReadonlyMap<string, Seen['record']>;
  /** Every write, each on condition that its document is still as it was read. */
  writes(commit: string): object[];
}

/** @param memory what is taken as read without asking */
export function createFirestoreTransaction(
  world: FirestoreWorld,
  memory: Memory | undefined,
  giveUpAt: number,
): FirestoreTransaction {
  const { root, random } = world;
  const seen = new Map<string, Seen>(memory as ReadonlyMap<string, Seen> | undefined);
  const changes = new Map<string, { ref: Ref; record: Seen['record'] }>();
  const totals = new AddedTotals();
  const change = (ref: Ref, record: Seen['record']) => {
    const name = documentName(root, ref);
    if (!seen.has(name)) throw unread(ref);
    changes.set(name, { ref, record });
  };
  return {
    seen,
    get written() {
      return new Map([...changes].map(([name, { record }]) => [name, record]));
    },
    async get<C extends Ref['collection']>(refs: readonly Ref<C>[]) {
      const names = refs.map((ref) => documentName(root, ref));
      const unknown = names.filter((name) => !seen.has(name));
      for (const [name, one] of await readDocuments(world, unknown, giveUpAt)) seen.set(name, one);
      return names.map((name) => seen.get(name)?.record as Records[C] | undefined);
    },
    put: (collection, id, record) => change({ collection, id }, record),
    delete: (collection, id) => change({ collection, id }, undefined),
    add: (total, n) => totals.add(total, n),
    writes: (commit) => [
      ...[...changes].flatMap(([name, { ref, record }]): object[] => {
        const version = seen.get(name)?.version;
        const currentDocument = version ? { updateTime: version } : { exists: false };
        if (record) return [{ update: encodeDocument(root, ref, record, commit), currentDocument }];
        return version ? [{ delete: name, currentDocument }] : [];
      }),
      ...totals.writes(root, random),
    ],
  };
}

async function readDocuments(
  world: FirestoreWorld,
  names: readonly string[],
  giveUpAt: number,
): Promise<[string, Seen][]> {
  if (names.length === 0) return [];
  const answer = await read(world, 'batchGet', { documents: names }, giveUpAt);
  return expectShape(answers, answer).map(({ found, missing }) => {
    if (missing !== undefined) return [missing, MISSING];
    const { name, seen } = decodeDocument(found);
    return [name, seen];
  });
}

function unread({ collection, id }: Ref): AnnotatorError {
  return new AnnotatorError('internal', `${collection}/${id} is written without having been read`);
}
