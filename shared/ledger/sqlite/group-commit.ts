import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { reachable, whenFree } from './busy.ts';

/** Few enough that others are served between two groups. */
const MOST_TOGETHER = 32;

/**
 * Runs work inside a transaction and answers once that is durable.
 * @param giveUpAt how long a busy database is waited for, as `patienceFromNow` tells it
 */
export type Commit = <T>(work: () => Promise<T>, giveUpAt: number) => Promise<T>;

/** Somebody's work, waiting for its turn. */
interface Member {
  readonly giveUpAt: number;
  /** Does the work; gives what tells its result once that is durable. */
  run(): Promise<() => void>;
  fail(error: unknown): void;
}

/**
 * Work that waits at the same time shares one commit, because flushing to the disk costs more than
 * all the rest, and a connection has one transaction at a time anyway. Each piece of work sees what
 * those before it wrote; one that fails is undone alone.
 */
export function createGroupCommit(database: DatabaseSync): Commit {
  const waiting: Member[] = [];
  const savepoint = createSavepoint(database);
  let working = false;
  const workOff = async () => {
    for (working = true; waiting.length > 0; ) {
      await setImmediate();
      await commitNext(database, savepoint, waiting);
    }
    working = false;
  };
  return (work, giveUpAt) =>
    new Promise((resolve, reject) => {
      const run = async () => {
        const result = await work();
        return () => resolve(result);
      };
      waiting.push({ giveUpAt, run, fail: reject });
      if (!working) void workOff();
    });
}

/** Never rejects: everybody it takes off the queue is answered. */
async function commitNext(
  database: DatabaseSync,
  savepoint: Savepoint,
  waiting: Member[],
): Promise<void> {
  const giveUpAt = waiting[0]?.giveUpAt;
  try {
    await whenFree(() => database.exec('BEGIN IMMEDIATE'), giveUpAt);
  } catch (error) {
    waiting.shift()?.fail(error);
    return;
  }
  const group = waiting.splice(0, MOST_TOGETHER);
  try {
    const answers: (() => void)[] = [];
    for (const member of group) answers.push(await runOne(database, savepoint, member));
    reachable(() => database.exec('COMMIT'));
    for (const answer of answers) answer();
  } catch (error) {
    for (const { fail } of group) fail(error);
    rollBack(database);
  }
}

/** Throws only when SQLite has undone the whole transaction by itself. */
async function runOne(
  database: DatabaseSync,
  savepoint: Savepoint,
  { run, fail }: Member,
): Promise<() => void> {
  reachable(savepoint.set);
  try {
    const answer = await run();
    reachable(savepoint.release);
    return answer;
  } catch (error) {
    if (!database.isTransaction) throw error;
    reachable(savepoint.undo);
    reachable(savepoint.release);
    return () => fail(error);
  }
}

/** A place in a transaction to go back to. */
type Savepoint = ReturnType<typeof createSavepoint>;

function createSavepoint(database: DatabaseSync) {
  const prepared = (sql: string) => {
    const statement = database.prepare(sql);
    return () => statement.run();
  };
  return {
    set: prepared('SAVEPOINT one'),
    release: prepared('RELEASE one'),
    undo: prepared('ROLLBACK TO one'),
  };
}

function rollBack(database: DatabaseSync): void {
  try {
    if (database.isTransaction) database.exec('ROLLBACK');
  } catch {
    // Closed meanwhile: nothing is left to undo.
  }
}
