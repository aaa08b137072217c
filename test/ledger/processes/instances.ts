import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import type { Task } from './instance-process.ts';
import type { Opening } from './opening.ts';

const SCRIPT = fileURLToPath(new URL('instance-process.ts', import.meta.url));

/** A call that reached the API, whichever process made it. */
export interface Called {
  readonly pid: number;
  readonly name: string;
  readonly said: Annotation;
}

export interface Instance {
  readonly pid: number;
  perform(task: Task): Promise<unknown>;
  kill(): void;
}

/** Starts a process that delivers over the ledger and calls `answer` for every annotation. */
export async function startInstance(
  opening: Opening,
  answer: (called: Called) => Promise<AnnotateOutcome>,
): Promise<Instance> {
  const child: ChildProcess = fork(SCRIPT, [JSON.stringify(opening)], { stdio: 'inherit' });
  await once(child, 'message');
  const results = new Map<number, (result: unknown) => void>();
  const pid = child.pid ?? 0;
  let tasks = 0;
  child.on('message', async (message: Record<string, never>) => {
    const { id, result, call, name, said } = message;
    if (id !== undefined) results.get(id)?.(result);
    if (call === undefined || name === undefined || said === undefined) return;
    const outcome = await answer({ pid, name, said });
    if (child.connected) child.send({ call, answer: outcome });
  });
  return {
    pid,
    perform: (task) =>
      new Promise((resolve) => {
        tasks += 1;
        results.set(tasks, resolve);
        child.send({ id: tasks, task });
      }),
    kill: () => child.kill('SIGKILL'),
  };
}
