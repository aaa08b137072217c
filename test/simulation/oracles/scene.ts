import { digest } from '../../../shared/ledger/digest.ts';
import type { FindingRecord } from '../../../shared/ledger/records.ts';
import type { Fact, Plan, SimulatedEvent, Stated } from '../history/plan.ts';
import type { Call } from '../world/google.ts';
import type { LedgerView } from './ledger-view.ts';

/** What can be broken: a promise by its number, the running totals, or shadow mode. */
export type Promised = 1 | 2 | 3 | 5 | 6 | 7 | 'totals' | 'shadow';

/** How far apart the clocks of two instances can be, and then some; milliseconds. */
export const CLOCK_SLACK = 6_000;

/** What a bystander knows who sees the database, Google's side and the senders. */
export interface Scene extends Notes {
  readonly plan: Plan;
  readonly view: LedgerView;
  /** All calls so far, in the order they were begun. */
  readonly calls: readonly Call[];
  now(): number;
  /** @param facts markers or names of what it is about */
  violate(promise: Promised, what: string): void;
}

/** A bystander's notes: what can be looked up without asking the code under test. */
export interface Notes {
  factOf(finding: FindingRecord): Fact | undefined;
  /** What the event of a finding says of its fact. */
  statedBy(finding: FindingRecord): (Stated & { readonly event: SimulatedEvent }) | undefined;
  /** All events that tell a fact. */
  tellersOf(fact: Fact): readonly SimulatedEvent[];
  keyId(key: string): string;
  /** Under what name the ledger knows an account. */
  accountId(name: string): string;
}

/** @param accountId what `LEDGER_KEY` makes of an account's name */
export function takeNotes(
  { facts, webhooks, subjects, accounts }: Plan,
  accountId: (name: string) => string,
): Notes {
  const byName = new Map(facts.map((fact) => [nameOf(fact), fact]));
  const events = webhooks.flatMap((webhook) => webhook.events);
  const stated = new Map(
    events.flatMap((event) =>
      event.states.map((each) => [`${event.id} ${nameOf(each.fact)}`, { ...each, event }] as const),
    ),
  );
  const keyIds = new Map(
    subjects.flatMap(({ keys }) => keys.map((key) => [key, digest(key)] as const)),
  );
  const accountIds = new Map(
    accounts.flatMap(({ names }) => names.map((name) => [name, accountId(name)] as const)),
  );
  const tellers = Map.groupBy(
    events.flatMap((event) => event.states.map(({ fact }) => ({ fact, event }))),
    ({ fact }) => fact,
  );
  return {
    tellersOf: (fact) => tellers.get(fact)?.map(({ event }) => event) ?? [],
    factOf: ({ fact }) => byName.get(fact),
    statedBy: ({ event, fact }) => stated.get(`${event} ${fact}`),
    keyId: (key) => keyIds.get(key) ?? digest(key),
    accountId: (name) => accountIds.get(name) ?? '',
  };
}

/** As the ledger names a fact. */
export function nameOf({ provider, name }: Fact): string {
  return `${provider}:${name}`;
}
