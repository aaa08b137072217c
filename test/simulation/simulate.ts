import type { Figures } from './figures.ts';
import { type Stage, setStage } from './stage.ts';
import type { Violation } from './violation.ts';
import { askToRedrive } from './world/operator.ts';
import { sendLink, sendWebhook } from './world/senders.ts';

/** Once nothing new happens and nothing goes wrong, everything is over well before this. */
const LONGEST_CALM = 7 * 24 * 60 * 60_000;
/** More than the longest history takes. */
const MOST_ACTIONS = 60_000;

export interface Simulated {
  readonly violations: readonly Violation[];
  readonly figures: Figures;
}

/**
 * Plays one history to its end, or until a promise is broken. The same seed gives the same history.
 * @param trace told in words what happens
 */
export async function simulate(seed: number, trace?: (line: string) => void): Promise<Simulated> {
  const stage = setStage(seed, trace);
  const { plan, timeline, world, violations, figures, totals } = stage;
  let actions = 0;
  const isInTime = () => {
    actions += 1;
    return actions < MOST_ACTIONS && timeline.now() < plan.calmFrom + LONGEST_CALM;
  };
  world.trace(() => `faults: ${JSON.stringify(plan.faults)}`);
  planActions(stage);
  await timeline.run(() => violations.length === 0 && isInTime());
  if (violations.length === 0) world.oracles.atEnd(await totals());
  if (violations.length === 0 && !isInTime()) {
    violations.push({ promised: 1, what: 'the history never comes to rest' });
  }
  return { violations, figures: figures() };
}

function planActions({ plan, timeline, instances, world }: Stage): void {
  instances.restartAll();
  for (const webhook of plan.webhooks) {
    for (const at of webhook.sends) {
      timeline.at(at, () => sendWebhook(world, instances, webhook));
    }
  }
  for (const link of plan.links) timeline.at(link.at, () => sendLink(world, instances, link));
  for (const redrive of plan.redrives) {
    timeline.at(redrive.at, () => askToRedrive(world, instances, redrive));
  }
  timeline.at(plan.calmFrom, () => instances.restartAll());
}
