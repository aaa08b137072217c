import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import type { Arrival, Refusal } from '../emulator/store.ts';

export interface EmulatorProcess {
  readonly port: number;
  /** What reached it since it was last asked. */
  arrived(): Promise<{ annotations: Arrival[]; refused: Refusal[] }>;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../emulator/main.ts', import.meta.url));

/**
 * Starts the emulator in a process of its own, so that its work counts for nobody.
 * @throws AnnotatorError `internal` when it does not start
 */
export async function startEmulatorProcess(): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], PORT: '0', KNOWN_ONLY: 'false' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), exited]);
  const [url, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(String(line)) ?? [];
  if (!url) throw new AnnotatorError('internal', 'The emulator did not start');
  return {
    port: Number(port),
    async arrived() {
      const response = await fetch(`${url}/emulator/annotations`);
      const arrived = (await response.json()) as { annotations: Arrival[]; refused: Refusal[] };
      await fetch(`${url}/emulator`, { method: 'DELETE' });
      return arrived;
    },
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
