import type { ChildProcess } from 'node:child_process';
import { after } from 'node:test';

const running = new Set<ChildProcess>();

after(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Sees to it that a child that is still alive when the test file is done does not stay. */
export function killAfterTests(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
}
