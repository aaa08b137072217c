import type { Environment } from '../../../shared/config/config.ts';
import { type RunningProcess, startProcess } from './start-process.ts';

/** Several annotators over one ledger, killed and started again as the run goes. */
export interface Fleet {
  /** Where a sender is led to, by chance; a process that is down takes its share. */
  url(random: () => number): string;
  /** Kills one of those that are up, and starts another in its place. */
  killOne(random: () => number): Promise<void>;
  /** Kills all, and starts others with this environment beside their own. */
  replaceAll(changes: Environment): Promise<void>;
  /** When each process was killed, by its id; milliseconds since 1970. */
  readonly killed: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1';
const SCRIPT = 'functions/start.ts';
const LISTENS = /listens on port (\d+)/;

export async function startFleet(
  size: number,
  environment: Environment,
  onLine: (line: string, pid: number) => void,
): Promise<Fleet> {
  const killed = new Map<number, number>();
  const start = (changes: Environment = {}) =>
    startProcess(SCRIPT, { ...environment, PORT: '0', ...changes }, LISTENS, onLine);
  const slots: (RunningProcess | undefined)[] = [];
  for (let slot = 0; slot < size; slot += 1) slots.push(await start());
  const down = async (slot: number) => {
    const running = slots[slot];
    slots[slot] = undefined;
    if (!running) return;
    killed.set(running.pid, Date.now());
    await running.kill();
  };
  return {
    killed,
    url: (random) => slots[Math.floor(random() * size)]?.url ?? NOWHERE,
    async killOne(random) {
      const up = slots.flatMap((running, slot) => (running ? [slot] : []));
      const slot = up[Math.floor(random() * up.length)];
      if (slot === undefined) return;
      await down(slot);
      slots[slot] = await start();
    },
    async replaceAll(changes) {
      for (const slot of slots.keys()) await down(slot);
      for (const slot of slots.keys()) slots[slot] = await start(changes);
    },
    async stop() {
      for (const slot of slots.keys()) await down(slot);
    },
  };
}
