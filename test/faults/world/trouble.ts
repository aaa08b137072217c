import type { Fault } from '../../emulator/faults.ts';
import type { Chance } from '../../simulation/chance.ts';
import type { Fleet } from './fleet.ts';
import type { Recaptcha } from './recaptcha.ts';

/** What is wrong with the API from which share of the messages on. */
function phases(events: number): readonly (readonly [from: number, faults: readonly Fault[]])[] {
  const slow = { rate: 0.2, latencyMs: 60 };
  const resets: Fault[] = [
    { rate: 0.08, reset: 'before' },
    { rate: 0.08, reset: 'after' },
  ];
  const overload: Fault[] = [
    { rate: 0.2, status: 503, retryAfter: '2' },
    { rate: 0.1, status: 504, applied: true },
  ];
  // Each takes as long as the caller is willing to wait.
  const silences = Math.floor(events / 1_000);
  const silent: Fault[] = silences > 0 ? [{ times: silences, timeout: 'after' }] : [];
  return [
    [0, [slow]],
    [0.1, [...resets, slow]],
    [0.3, []],
    [0.35, overload],
    [0.4, [...silent, slow]],
    [0.6, [{ status: 503, retryAfter: '1' }]],
    [0.7, [{ rate: 0.05, reset: 'after' }]],
    [0.95, []],
  ];
}

/** Kills come from here on and until there. */
const KILLS = { from: 0.02, to: 0.98 };

/** Something that goes wrong at its time. */
interface Incident {
  readonly at: number;
  begin(): Promise<void>;
}

export interface Trouble {
  /** Lets everything go wrong whose time has come. */
  reach(share: number): void;
  /** Resolves when all of it is over. */
  over(): Promise<void>;
}

export interface TroubleOptions {
  readonly chance: Chance;
  readonly events: number;
  readonly kills: number;
}

/** Makes things go wrong as the run goes on. */
export function planTrouble(
  { chance, events, kills }: TroubleOptions,
  fleet: Fleet,
  recaptcha: Recaptcha,
): Trouble {
  const incidents: Incident[] = [
    ...phases(events).map(([at, faults]) => ({ at, begin: () => recaptcha.setFaults(faults) })),
    ...Array.from({ length: kills }, () => ({
      at: KILLS.from + (KILLS.to - KILLS.from) * chance.random(),
      begin: () => fleet.killOne(chance.random),
    })),
  ].sort((a, b) => a.at - b.at);
  const begun: Promise<void>[] = [];
  return {
    reach(share) {
      for (let next = incidents[0]; next && next.at <= share; next = incidents[0]) {
        incidents.shift();
        begun.push(next.begin());
      }
    },
    async over() {
      await Promise.all(begun);
      await recaptcha.setFaults([]);
    },
  };
}
