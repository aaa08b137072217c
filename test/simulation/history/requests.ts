import type { Chance } from '../chance.ts';
import {
  CANARY,
  type LinkPlan,
  type SimulatedEvent,
  type Subject,
  type WebhookPlan,
} from './plan.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How the events travel: alone or together, late, twice, and again when they can be read. */
export function planWebhooks(
  chance: Chance,
  events: readonly SimulatedEvent[],
  start: number,
  named = 'request',
): WebhookPlan[] {
  const together = chance.pick([0, 0, 0.5]);
  const burst = chance.happens(0.3) ? start + 2 * MINUTE : undefined;
  const webhooks: WebhookPlan[] = [];
  const add = (batch: readonly SimulatedEvent[], sends: readonly number[]) => {
    const name = `${named}-${webhooks.length}`;
    webhooks.push({
      name,
      provider: batch[0]?.provider ?? '',
      events: batch,
      body: Buffer.from(`${CANARY} payload of ${name}`),
      sends,
      patience: chance.happens(0.15) ? chance.between(1, 3) : Number.POSITIVE_INFINITY,
    });
  };
  for (const batch of inBatches(chance, events, together)) {
    const made = Math.max(...batch.map(({ time }) => (isBelievable(time, start) ? time : start)));
    const first = planArrival(chance, made, burst);
    const again = chance.happens(0.25) ? [first + planPause(chance)] : [];
    const readable = batch
      .filter(({ readableFrom }) => readableFrom > first && chance.happens(0.8))
      .map(({ readableFrom }) => readableFrom + planPause(chance));
    add(batch, [first, ...again, ...readable]);
    const [one] = batch;
    if (batch.length > 1 && one && chance.happens(0.3)) add([one], [first + planPause(chance)]);
  }
  return webhooks;
}

function isBelievable(time: number | undefined, start: number): time is number {
  return time !== undefined && time < start + 10 * DAY;
}

function inBatches(
  chance: Chance,
  events: readonly SimulatedEvent[],
  together: number,
): SimulatedEvent[][] {
  const batches: SimulatedEvent[][] = [];
  for (const event of chance.shuffled(events)) {
    const home = batches.find(
      ([first, ...more]) => first?.provider === event.provider && more.length < 4,
    );
    if (home && chance.happens(together)) home.push(event);
    else batches.push([event]);
  }
  return batches;
}

function planArrival(chance: Chance, made: number, burst: number | undefined): number {
  if (burst !== undefined && chance.happens(0.8)) return burst + chance.between(0, 100);
  const latest = chance.pick([3 * SECOND, 3 * SECOND, 10 * MINUTE, DAY, 30 * DAY]);
  return made + Math.floor(chance.random() * latest);
}

function planPause(chance: Chance): number {
  return chance.pick([0, 20, 500, 20 * SECOND, 10 * MINUTE, 2 * DAY, 12 * DAY]);
}

/** When the site links the assessments: before their events, with them, after them, or never. */
export function planLinks(
  chance: Chance,
  subjects: readonly Subject[],
  webhooks: readonly WebhookPlan[],
  start: number,
): LinkPlan[] {
  const links: LinkPlan[] = [];
  const add = (at: number, linked: readonly Subject[]) => {
    const items = linked.map((subject) => ({
      subject,
      keys: chance.happens(0.8) ? subject.keys : subject.keys.slice(0, 1),
      ...(chance.happens(0.2) ? { accountId: `${CANARY}-account` } : {}),
    }));
    links.push({ name: `link-${links.length}`, at, items });
  };
  for (const subject of subjects) {
    const arrivals = webhooks.flatMap(({ events, sends }) =>
      events.some((event) => event.subject === subject) ? [sends[0] ?? start] : [],
    );
    const first = Math.min(...arrivals, start + DAY);
    const late = chance.pick([MINUTE, HOUR, DAY, 3 * DAY]);
    const at = chance.pick([
      start - HOUR,
      first + chance.between(-300, 300),
      first + Math.floor(chance.random() * late),
      undefined,
    ]);
    if (at !== undefined) add(at, chance.happens(0.2) ? subjects : [subject]);
  }
  const [one, other] = subjects;
  const [borrowed] = other?.keys ?? [];
  if (one && borrowed && chance.happens(0.1)) {
    add(start + chance.between(0, HOUR), [{ ...one, keys: [borrowed] }]);
  }
  return links;
}
