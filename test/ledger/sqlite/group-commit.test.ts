import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { type Commit, createGroupCommit } from '../../../shared/ledger/sqlite/group-commit.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A database that counts its commits, and refuses them when told to. */
class WatchedDatabase extends DatabaseSync {
  commits = 0;
  refuses = false;

  override exec(sql: string): void {
    if (sql === 'COMMIT') {
      this.commits += 1;
      if (this.refuses) throw Object.assign(new RangeError('disk full'), { errcode: 13 });
    }
    super.exec(sql);
  }
}

const folder = temporaryFolder();
let files = 0;

interface Bench {
  readonly database: WatchedDatabase;
  readonly commit: Commit;
  /** Work that notes a word, and answers how many there were before. */
  note(word: string): () => Promise<number>;
  /** What is durable, as another connection sees it. */
  noted(): string[];
}

function bench(): Bench {
  const path = join(folder, `group-${files++}.db`);
  const database = new WatchedDatabase(path);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE notes (word TEXT)');
  const insert = database.prepare('INSERT INTO notes VALUES (?)');
  const count = database.prepare('SELECT count(*) AS n FROM notes');
  const other = new DatabaseSync(path);
  const select = other.prepare('SELECT word FROM notes ORDER BY rowid');
  return {
    database,
    commit: createGroupCommit(database),
    note: (word) => async () => {
      const before = Number(count.get()?.['n']);
      insert.run(word);
      return before;
    },
    noted: () => select.all().map(({ word }) => String(word)),
  };
}

const soon = () => performance.now() + 1_000;
const words = Array.from({ length: 5 }, (_, n) => `word ${n}`);

describe('transactions that wait at the same time', () => {
  it('share one commit, and each sees what those before it wrote', async () => {
    const { database, commit, note, noted } = bench();
    const seen = await Promise.all(words.map((word) => commit(note(word), soon())));
    assert.deepEqual(seen, [0, 1, 2, 3, 4]);
    assert.deepEqual(noted(), words);
    assert.equal(database.commits, 1);
  });

  it('are told of their success only once it is durable', async () => {
    const { commit, note, noted } = bench();
    const durable: string[][] = [];
    const told = words.map(async (word) => {
      await commit(note(word), soon());
      durable.push(noted());
    });
    await Promise.all(told);
    assert.deepEqual(
      durable,
      words.map(() => words),
    );
  });

  it('do not suffer from one that fails: it alone is undone', async () => {
    const { commit, note, noted } = bench();
    const failing = async () => {
      await note('undone')();
      throw new RangeError('on purpose');
    };
    const [first, failed, last] = await Promise.allSettled([
      commit(note('first'), soon()),
      commit(failing, soon()),
      commit(note('last'), soon()),
    ]);
    assert.equal(first.status, 'fulfilled');
    assert.ok(failed.status === 'rejected' && failed.reason instanceof RangeError);
    assert.deepEqual(last, { status: 'fulfilled', value: 1 });
    assert.deepEqual(noted(), ['first', 'last']);
  });

  it('all fail when their commit does, and nothing of them is kept', async () => {
    const { database, commit, note, noted } = bench();
    database.refuses = true;
    const results = await Promise.allSettled(words.map((word) => commit(note(word), soon())));
    for (const result of results) {
      assert.ok(result.status === 'rejected' && result.reason instanceof AnnotatorError);
      assert.equal(result.reason.code, 'ledger_unavailable');
    }
    database.refuses = false;
    assert.equal(await commit(note('later'), soon()), 0);
    assert.deepEqual(noted(), ['later']);
  });

  it('all fail when SQLite undoes their transaction by itself, and those behind write nothing', async () => {
    const { database, commit, note, noted } = bench();
    const undoing = async () => {
      database.exec('ROLLBACK');
      throw new RangeError('disk full');
    };
    const results = await Promise.allSettled([
      commit(note('first'), soon()),
      commit(undoing, soon()),
      commit(note('last'), soon()),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    assert.equal(await commit(note('later'), soon()), 0);
    assert.deepEqual(noted(), ['later']);
  });

  it('go in several commits when they are many, so that others are served in between', async () => {
    const { database, commit, note, noted } = bench();
    const many = Array.from({ length: 100 }, (_, n) => `word ${n}`);
    let done = false;
    const commits = Promise.all(many.map((word) => commit(note(word), soon()))).then(() => {
      done = true;
    });
    let served = 0;
    for (; !done; served += 1) await setImmediate();
    await commits;
    assert.deepEqual(noted(), many);
    assert.ok(database.commits > 1 && database.commits < 10, String(database.commits));
    assert.ok(served > 1, String(served));
  });
});
