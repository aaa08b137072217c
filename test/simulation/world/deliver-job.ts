import { deliver } from '../../../shared/delivery/deliver.ts';
import type { LedgerView } from '../oracles/ledger-view.ts';
import { expectUnavailable } from './ask-until.ts';
import type { Instances } from './instances.ts';
import { whenAwake } from './network.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const PASS_MS = 50_000;
const CALL_MS = 6_000;

/** Calls deliver every minute; minutes in which nothing can be due are passed over. */
export interface DeliverJob {
  /** Something may have become due at another time. */
  lookAgain(): void;
}

export function createDeliverJob(world: World, instances: Instances, view: LedgerView): DeliverJob {
  const { timeline, chance, trace } = world;
  let planned = Number.POSITIVE_INFINITY;
  const planAt = (minute: number) => {
    if (minute >= planned) return;
    planned = minute;
    timeline.at(minute, () => {
      if (planned !== minute) return;
      planned = Number.POSITIVE_INFINITY;
      tick();
    });
  };
  const lookAgain = () => {
    const due = nextDue(view);
    if (due !== undefined) planAt(minuteAfter(Math.max(due, timeline.now())));
  };
  const tick = () => {
    if ((nextDue(view) ?? Number.POSITIVE_INFINITY) > timeline.now()) {
      lookAgain();
      return;
    }
    const callers = chance.happens(0.2) ? 2 : 1;
    for (let n = 0; n < callers; n += 1) call();
    lookAgain();
  };
  const call = () => {
    const process = instances.any();
    if (!process) return;
    const { services } = process;
    trace(() => `deliver → ${process.name}`);
    whenAwake(timeline, process, () => {
      const time = { finishBy: services.clock.now() + PASS_MS, callMs: CALL_MS };
      deliver(services, time).then(
        (report) => trace(() => `deliver ← ${process.name} ${JSON.stringify(report)}`),
        (error: unknown) => expectUnavailable(world, 'deliver', error),
      );
    });
  };
  return { lookAgain };
}

function minuteAfter(time: number): number {
  return (Math.floor(time / MINUTE) + 1) * MINUTE;
}

/** When the first thing that is open is due. */
function nextDue({ heads, findings }: LedgerView): number | undefined {
  let first: string | undefined;
  const consider = (time: string | undefined) => {
    if (time !== undefined && (first === undefined || time < first)) first = time;
  };
  for (const { dueAt } of heads.values()) consider(dueAt);
  for (const { parkedUntil } of findings.values()) consider(parkedUntil);
  return first === undefined ? undefined : Date.parse(first);
}
