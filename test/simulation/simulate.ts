import type { Figures } from './figures.ts';
import { setStage } from './stage.ts';
import type { Violation } from './violation.ts';
import { askToRedrive } from './world/operator.ts';
import { sendLink, sendWebhook } from './world/senders.ts';

/** More than the longest history takes; one that needs more never comes to rest. */
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
  const { plan, timeline, instances, world, violations, figures, totals } = setStage(seed, trace);
  let actions = 0;
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
  await timeline.run(() => violations.length === 0 && actions++ < MOST_ACTIONS);
  if (violations.length === 0) world.oracles.atEnd(await totals());
  if (violations.length === 0 && actions >= MOST_ACTIONS) {
    violations.push({ promised: 1, what: 'the history never comes to rest' });
  }
  return { violations, figures: figures() };
}
