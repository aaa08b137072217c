import * as z from 'zod';
import { ask, type FirestoreWorld, read } from './ask.ts';
import { decodeDocument } from './document.ts';
import { expectShape } from './expect-shape.ts';
import type { FirestoreTransaction } from './transaction.ts';

const committed = z.object({ commitTime: z.string() });
const found = z.array(z.object({ found: z.unknown().optional() }));

/**
 * Commits a transaction, all of it or nothing. When a try went unanswered and the next one finds
 * documents changed, the change may be our own: every document names the commit that wrote it.
 * @returns the version of everything written; undefined when somebody else was faster
 * @throws AnnotatorError `ledger_unavailable`, and then it may have been committed
 */
export async function commit(
  world: FirestoreWorld,
  transaction: FirestoreTransaction,
  giveUpAt: number,
): Promise<string | undefined> {
  const name = commitName(world.random);
  const writes = transaction.writes(name);
  if (writes.length === 0) return '';
  const asked = await ask(world, 'commit', { writes }, giveUpAt);
  if (asked.kind === 'ok') return expectShape(committed, asked.json).commitTime;
  return asked.doubtful ? versionOf(world, transaction, name, giveUpAt) : undefined;
}

/** The version our commit gave its documents, if it is found in one of them. */
async function versionOf(
  world: FirestoreWorld,
  { written }: FirestoreTransaction,
  commitName: string,
  giveUpAt: number,
): Promise<string | undefined> {
  const documents = [...written].flatMap(([name, record]) => (record ? [name] : []));
  if (documents.length === 0) return undefined;
  const answer = await read(world, 'batchGet', { documents }, giveUpAt);
  const ours = expectShape(found, answer)
    .flatMap((each) => (each.found === undefined ? [] : [decodeDocument(each.found)]))
    .find(({ commit: writtenBy }) => writtenBy === commitName);
  return ours?.seen.version;
}

function commitName(random: () => number): string {
  return [random(), random()].map((n) => n.toString(36).slice(2, 12)).join('');
}
