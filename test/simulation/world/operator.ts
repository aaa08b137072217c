import { redrive } from '../../../shared/delivery/redrive/redrive.ts';
import { parseSince } from '../../../shared/delivery/redrive/stretch.ts';
import { PROJECT } from '../history/facts.ts';
import type { RedrivePlan } from '../history/plan.ts';
import { expectUnavailable } from './ask-until.ts';
import type { Instances } from './instances.ts';
import type { Process } from './process.ts';
import { readingsOf, toReading } from './senders.ts';
import type { World } from './world.ts';

const REDRIVE_MS = 25_000;
const CALL_MS = 6_000;

/** Asks once to have something opened again, and goes on where the answer says there is more. */
export function askToRedrive(world: World, instances: Instances, plan: RedrivePlan): void {
  const process = instances.any();
  if (!process) return;
  world.trace(() => `redrive ${JSON.stringify(plan.order)} → ${process.name}`);
  goThrough(world, process, plan).then(
    () => world.trace(() => `redrive ← ${process.name}`),
    (error: unknown) => expectUnavailable(world, 'redrive', error),
  );
}

async function goThrough(world: World, process: Process, { order }: RedrivePlan): Promise<void> {
  const { services } = process;
  let since: ReturnType<typeof parseSince>;
  do {
    const time = { finishBy: services.clock.now() + REDRIVE_MS, callMs: CALL_MS };
    const reader = {
      ...services,
      project: PROJECT,
      reread: (_: string, body: Buffer) => reread(world, body),
    };
    const report = await redrive(reader, { ...order, ...(since ? { since } : {}) }, time);
    world.trace(() => `redrive ← ${JSON.stringify(report)}`);
    since = report.continueSince === undefined ? undefined : parseSince(report.continueSince);
  } while (since);
}

/** The provider's definition of today reads a payload once more. */
function reread({ plan, timeline, oracles }: World, body: Buffer) {
  const webhook = plan.webhooks.find((each) => each.body.equals(body));
  if (!webhook) return undefined;
  const readings = readingsOf(webhook, timeline.now());
  oracles.onReread(readings);
  return readings.map(toReading);
}
