import type { Chance } from '../chance.ts';
import type { FaultProfile } from '../history/faults.ts';
import type { Timeline } from '../timeline.ts';
import type { Process } from './process.ts';

/** One request and its answer; milliseconds from now. */
export interface Exchange<T> {
  /** When the other side acts on it. */
  readonly effectAfter: number;
  readonly effect: () => T;
  readonly answerAfter: number;
  /** What comes back instead of what the effect gave. */
  readonly answer?: T;
}

export interface Network {
  /**
   * Settles when the answer is there, and never if the process has crashed by then. What was under
   * way at the crash still takes effect, or not.
   */
  exchange<T>(process: Process, exchange: Exchange<T>): Promise<T>;
}

const LONGEST_FREEZE = 90_000;

/** Runs the action once the process is awake, and never if it is dead by then. */
export function whenAwake(timeline: Timeline, process: Process, action: () => void): void {
  if (!process.alive) return;
  if (process.frozenUntil <= timeline.now()) action();
  else timeline.at(process.frozenUntil, () => whenAwake(timeline, process, action));
}

export interface NetworkOptions {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly profile: () => FaultProfile;
  readonly crash: (process: Process) => void;
  /** @param length in milliseconds */
  readonly freeze: (process: Process, length: number) => void;
}

export function createNetwork(options: NetworkOptions): Network {
  const { timeline, chance, profile, crash, freeze } = options;
  return {
    exchange<T>(process: Process, { effectAfter, effect, answerAfter, answer }: Exchange<T>) {
      const survives = chance.happens(0.5);
      if (chance.happens(profile().freeze)) {
        const moment = Math.floor(chance.random() * answerAfter);
        const length = chance.between(1_000, LONGEST_FREEZE);
        timeline.quietlyAfter(moment, () => freeze(process, length));
      }
      if (chance.happens(profile().crash)) {
        const moment = Math.floor(chance.random() * answerAfter);
        timeline.quietlyAfter(moment, () => crash(process));
      }
      const { promise, resolve } = Promise.withResolvers<T>();
      let given = answer;
      timeline.quietlyAfter(effectAfter, () => {
        if (!process.alive && !survives) return;
        const result = effect();
        given ??= result;
      });
      timeline.after(answerAfter, () => {
        whenAwake(timeline, process, () => {
          if (given !== undefined) resolve(given);
        });
      });
      return promise;
    },
  };
}
