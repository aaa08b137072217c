import { writeSync } from 'node:fs';

/** The steps a process takes, told on its standard output as they come, and the one it dies before. */
export interface Steps {
  /** From now on steps count; before that they are free. */
  begin(): void;
  /** About to do this: the process is killed here if this is its last step. */
  take(name: string): void;
  /** A step that only comes about if somebody makes it: it is made where the process is to die in it. */
  reach(name: string, make: () => Promise<void>): Promise<void>;
}

/** @param last which step, from 0, is not survived; undefined: all are */
export function countSteps(last: number | undefined): Steps {
  let taken = -1;
  let counting = false;
  const isLast = (name: string) => {
    if (!counting) return false;
    taken += 1;
    writeSync(1, `step ${name}\n`);
    return taken === last;
  };
  return {
    begin() {
      counting = true;
    },
    take(name) {
      if (isLast(name)) die();
    },
    async reach(name, make) {
      if (!isLast(name)) return;
      await make();
      die();
    },
  };
}

/** Nothing runs after this line: no handler, no flush, no finally. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
