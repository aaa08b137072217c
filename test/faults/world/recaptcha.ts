import type { Fault } from '../../emulator/faults.ts';
import type { Arrival, Refusal } from '../../emulator/store.ts';
import { startProcess } from './start-process.ts';

/** The reCAPTCHA emulator in a process of its own. */
export interface Recaptcha {
  /** `host:port` */
  readonly host: string;
  know(assessments: readonly string[]): Promise<void>;
  /** From now on these faults are in force, and no others. */
  setFaults(faults: readonly Fault[]): Promise<void>;
  arrived(): Promise<{ annotations: Arrival[]; refused: Refusal[] }>;
  stop(): Promise<void>;
}

export async function startRecaptcha(): Promise<Recaptcha> {
  const running = await startProcess('test/emulator/main.ts', { PORT: '0' }, /127\.0\.0\.1:(\d+)/);
  const tell = (method: string, path: string, body: unknown) =>
    fetch(`${running.url}/emulator${path}`, { method, body: JSON.stringify(body) });
  const replaceFaults = async (faults: readonly Fault[]) => {
    await tell('DELETE', '/faults', {});
    for (const fault of faults) await tell('POST', '/faults', fault);
  };
  let replaced = Promise.resolve();
  return {
    host: new URL(running.url).host,
    async know(names) {
      await tell('POST', '/assessments', { names });
    },
    setFaults(faults) {
      replaced = replaced.then(() => replaceFaults(faults));
      return replaced;
    },
    async arrived() {
      const response = await fetch(`${running.url}/emulator/annotations`);
      return (await response.json()) as { annotations: Arrival[]; refused: Refusal[] };
    },
    stop: running.kill,
  };
}
