import { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Steps } from './steps.ts';

export interface SqliteSteps {
  /** Whether each statement inside a transaction is a step too; its beginning and its commit always are. */
  readonly everyWrite: boolean;
  readonly onCommit: () => void;
}

/** Makes a step of everything this process writes to any database. */
export function stepAtEveryWrite(steps: Steps, { everyWrite, onCommit }: SqliteSteps): void {
  const { exec } = DatabaseSync.prototype;
  const { run } = StatementSync.prototype;
  let inTransaction = false;
  DatabaseSync.prototype.exec = function (sql) {
    steps.take(firstWords(sql));
    exec.call(this, sql);
    inTransaction = this.isTransaction;
    if (sql === 'COMMIT') onCommit();
  };
  Object.assign(StatementSync.prototype, {
    run(this: StatementSync, ...parameters: Parameters<typeof run>) {
      if (everyWrite || !inTransaction) steps.take(firstWords(this.sourceSQL));
      return run.apply(this, parameters);
    },
  });
}

function firstWords(sql: string): string {
  return sql.split(/\s+/, 3).join(' ');
}
