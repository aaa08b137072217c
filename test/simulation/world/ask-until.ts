import { AnnotatorError } from '../../../shared/annotator-error.ts';
import type { Instances } from './instances.ts';
import { whenAwake } from './network.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

/** A request that somebody outside makes of any instance. */
export interface Asking<T> {
  readonly name: string;
  /** How often it is tried. */
  readonly patience: number;
  readonly work: (process: Process) => Promise<T>;
  /** The answer leaves the instance: from now on what was asked must hold. @returns the answer */
  readonly onDone: (result: T) => unknown;
}

const GIVES_UP_WAITING = 20_000;
const LONGEST_PAUSE = 60 * 60_000;

/** Asks until the answer is a 2xx that arrives, pausing longer and longer, as webhook senders do. */
export function askUntilDone<T>(world: World, instances: Instances, asking: Asking<T>): void {
  const { timeline, chance, trace } = world;
  let isHeard = false;
  let tries = 0;
  const again = () => {
    if (isHeard || tries >= asking.patience) return;
    const pause = Math.min(LONGEST_PAUSE, 2_000 * 2 ** tries);
    timeline.after(chance.between(500, pause), attempt);
  };
  const attempt = () => {
    tries += 1;
    const process = instances.any();
    trace(() => `${asking.name} try ${tries} → ${process?.name ?? 'nobody there'}`);
    if (!process) {
      again();
      return;
    }
    let isOver = false;
    const end = (success: boolean) => {
      const isLost = chance.happens(world.profile().unheard);
      if (isOver || !process.alive || isLost) return;
      isOver = true;
      isHeard ||= success;
      again();
    };
    timeline.after(GIVES_UP_WAITING, () => {
      if (isOver) return;
      isOver = true;
      again();
    });
    const onDone = (result: T) => {
      const answer = asking.onDone(result);
      trace(() => `${asking.name} ← ${JSON.stringify(answer)}`);
      end(true);
    };
    const onFailure = (error: unknown) => {
      expectUnavailable(world, asking.name, error);
      end(false);
    };
    whenAwake(timeline, process, () => {
      asking.work(process).then(onDone, onFailure);
    });
  };
  attempt();
}

/** The one thing that may be thrown at a caller here. */
export function expectUnavailable({ oracles, trace }: World, name: string, error: unknown): void {
  trace(() => `${name} ← ${error}`);
  if (error instanceof AnnotatorError && error.code === 'ledger_unavailable') return;
  oracles.onUnexpected(name, error);
}
