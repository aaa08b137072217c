import { REDRIVABLE_STATES } from '../../../shared/ledger/records.ts';
import { START } from '../../helpers/turnable-clock.ts';
import type { Chance } from '../chance.ts';
import { planAccounts } from './accounts.ts';
import { planEvents } from './events.ts';
import { PROVIDERS, planFacts, planSubjects } from './facts.ts';
import { planFaults } from './faults.ts';
import type { Plan, RedrivePlan, ShadowPlan } from './plan.ts';
import { planReferences } from './references.ts';
import { planLinks, planWebhooks } from './requests.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When the first event of a history may happen. */
export const FIRST = START;

/**
 * Draws one history.
 * @param apart what references are drawn from: without them a seed stays the history it was
 * @param ofAccounts what accounts are drawn from, likewise
 */
export function generatePlan(chance: Chance, apart: Chance, ofAccounts: Chance): Plan {
  const subjects = planSubjects(chance, FIRST);
  const facts = planFacts(chance, subjects, FIRST);
  const references = planReferences(apart, subjects);
  const events = references.intoEvents(planEvents(chance, subjects, facts, FIRST));
  const paid = planWebhooks(chance, events, FIRST);
  const linked = references.intoLinks(planLinks(chance, subjects, paid, FIRST), paid);
  const signIns = planAccounts(ofAccounts, FIRST);
  const webhooks = [...(signIns.besidePayments ? paid : []), ...signIns.webhooks];
  const links = [...(signIns.besidePayments ? linked : []), ...signIns.links];
  const times = [...webhooks.flatMap(({ sends }) => sends), ...links.map(({ at }) => at)];
  const last = Math.max(...times);
  const faults = planFaults(chance, Math.min(...times), last + 10 * MINUTE);
  const shadows = planShadows(chance, last);
  const redrives = planRedrives(chance, shadows, last);
  const ends = [
    ...[...faults.outages, ...shadows].map(({ to }) => to),
    ...redrives.map(({ at }) => at),
  ];
  return {
    subjects: [...subjects, ...signIns.subjects],
    orderNumbers: [...references.orderNumbers, ...signIns.orderNumbers],
    accounts: signIns.accounts,
    facts: [...facts, ...signIns.facts],
    webhooks,
    links,
    shadows,
    redrives,
    faults,
    instances: chance.pick([2, 2, 3]),
    parkMs: chance.pick([HOUR, DAY, DAY]),
    recordMs: chance.pick([90 * DAY, 90 * DAY, 2 * DAY]),
    repeatsVerdict: chance.happens(0.9),
    calmFrom: Math.max(last, ...ends) + 10 * MINUTE,
  };
}

/** What was held back is mostly asked for later; other things now and then. */
function planRedrives(chance: Chance, shadows: readonly ShadowPlan[], last: number): RedrivePlan[] {
  const limit = chance.pick([1, 2, 100]);
  const released = shadows
    .filter(() => chance.happens(0.7))
    .map(({ provider, to }): RedrivePlan => {
      const order = { provider, state: 'shadowed', limit, dryRun: false } as const;
      return { at: to + chance.between(-MINUTE, 3 * HOUR), order };
    });
  const count = chance.pick([0, 0, 0, 1, 3]);
  const others = Array.from({ length: count }, (): RedrivePlan => {
    const at = FIRST + Math.floor(chance.random() * (last - FIRST + DAY));
    const order = {
      state: chance.pick(REDRIVABLE_STATES),
      ...(chance.happens(0.3) ? { provider: chance.pick(PROVIDERS) } : {}),
      limit,
      dryRun: chance.happens(0.2),
    };
    return { at, order };
  });
  return [...released, ...others];
}

function planShadows(chance: Chance, last: number): ShadowPlan[] {
  return PROVIDERS.filter(() => chance.happens(0.06)).map((provider) => {
    const from = FIRST + Math.floor(chance.random() * (last - FIRST));
    return { provider, from, to: from + chance.pick([10 * MINUTE, DAY]) };
  });
}
