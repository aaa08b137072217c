import type { Chance } from '../chance.ts';
import type { Interaction } from './interactions.ts';
import type { LinkItemPlan, LinkPlan, WebhookPlan } from './plan.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What a site knows when it links. */
interface Habit {
  readonly knowsTime: number;
  /** How far its clock is ahead, in milliseconds. */
  readonly ahead: number;
  readonly knowsIp: number;
  /** How likely it links the session, too. */
  readonly keyed: number;
}

/** When a site links what it assessed to accounts: early, late, racing, twice, together, or never. */
export function planAccountLinks(
  chance: Chance,
  interactions: readonly Interaction[],
  webhooks: readonly WebhookPlan[],
): LinkPlan[] {
  const habit: Habit = {
    knowsTime: chance.pick([0, 0.7, 1, 1]),
    ahead: chance.pick([0, 0, 0, MINUTE, 110 * SECOND, 3 * MINUTE, -MINUTE]),
    knowsIp: chance.pick([0, 0.5, 1]),
    keyed: chance.pick([0, 0, 0.3]),
  };
  const links: { name: string; at: number; items: LinkItemPlan[] }[] = [];
  const add = (at: number, items: readonly LinkItemPlan[]) => {
    const last = links.at(-1);
    if (last && chance.happens(0.15)) last.items.push(...items);
    else links.push({ name: `account-link-${links.length}`, at, items: [...items] });
  };
  for (const interaction of interactions) {
    const at = planMoment(chance, interaction, webhooks);
    if (at === undefined) continue;
    const items = planItems(chance, interaction, habit);
    add(at, items);
    if (chance.happens(0.15)) add(at + chance.pick([10, SECOND, 10 * MINUTE]), items);
    if (chance.happens(0.1)) {
      const later = chance.between(SECOND, 5 * MINUTE);
      add(at + later, asTokenOf(items, interaction.at + later));
    }
  }
  return links;
}

/** An assessment that stands for a whole session stands for what is done later, too. */
function asTokenOf(items: readonly LinkItemPlan[], createTime: number): LinkItemPlan[] {
  return items.map((item) => ({ ...item, createTime }));
}

function planMoment(
  chance: Chance,
  { at, subject }: Interaction,
  webhooks: readonly WebhookPlan[],
): number | undefined {
  const sends = webhooks.flatMap((webhook) =>
    webhook.events.some((event) => event.subject === subject) ? webhook.sends : [],
  );
  const one = sends[chance.between(0, sends.length - 1)] ?? at;
  const arrival = Math.min(at + MINUTE, ...sends);
  return chance.pick([
    at + chance.between(0, SECOND),
    at + chance.between(0, SECOND),
    at + chance.between(0, MINUTE),
    one + chance.between(-100, 400),
    arrival + chance.between(0, 14 * MINUTE),
    arrival + chance.between(16 * MINUTE, 40 * MINUTE),
    undefined,
  ]);
}

function planItems(
  chance: Chance,
  { account, subject, at, action, userIp }: Interaction,
  { knowsTime, ahead, knowsIp, keyed }: Habit,
): LinkItemPlan[] {
  const item: LinkItemPlan = {
    subject,
    keys: chance.happens(keyed) ? subject.keys : [],
    ...(action === undefined ? {} : { action }),
    ...(chance.happens(knowsIp) ? { userIp } : {}),
    ...(chance.happens(knowsTime) ? { createTime: at - chance.between(0, 3_000) + ahead } : {}),
  };
  const [first, second] = chance.shuffled(account.names);
  const names = second !== undefined && chance.happens(0.4) ? [first, second] : [first];
  return names.flatMap((accountId) => (accountId === undefined ? [] : [{ ...item, accountId }]));
}
