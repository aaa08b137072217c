import type { Chance } from '../chance.ts';
import { planAccountLinks } from './account-links.ts';
import { planInteractions } from './interactions.ts';
import type { Account, Fact, LinkPlan, OrderNumber, Subject, WebhookPlan } from './plan.ts';
import { planWebhooks } from './requests.ts';
import { planSignIns } from './sign-ins.ts';

/** What a history has of accounts. */
export interface AccountsPlan {
  readonly accounts: readonly Account[];
  readonly subjects: readonly Subject[];
  readonly orderNumbers: readonly OrderNumber[];
  readonly facts: readonly Fact[];
  readonly webhooks: readonly WebhookPlan[];
  readonly links: readonly LinkPlan[];
  /** Whether there are payments, too. */
  readonly besidePayments: boolean;
}

const NONE: AccountsPlan = {
  accounts: [],
  subjects: [],
  orderNumbers: [],
  facts: [],
  webhooks: [],
  links: [],
  besidePayments: true,
};

/** A third of the histories have accounts, most of those nothing else. */
export function planAccounts(chance: Chance, start: number): AccountsPlan {
  if (!chance.happens(1 / 3)) return NONE;
  const interactions = planInteractions(chance, start);
  const { facts, events } = planSignIns(chance, interactions, start);
  const webhooks = events.length > 0 ? planWebhooks(chance, events, start, 'sign-ins') : [];
  return {
    accounts: [...new Set(interactions.map(({ account }) => account))],
    subjects: interactions.map(({ subject }) => subject),
    orderNumbers: interactions.map(({ orderNumber }) => orderNumber),
    facts,
    webhooks,
    links: planAccountLinks(chance, interactions, webhooks),
    besidePayments: webhooks.length === 0 || chance.happens(0.1),
  };
}
