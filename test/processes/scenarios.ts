import { LEASE_MS } from '../../shared/delivery/lease.ts';
import type { State } from '../../shared/ledger/records.ts';
import type { Message } from './senders.ts';
import { type PaymentEvents, paymentEvents } from './stripe-events.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One payment of its own, so that scenarios do not meet. */
export interface Payment extends PaymentEvents {
  readonly name: string;
  readonly assessment: string;
}

/** What is said to a process that will be killed, and what must have come of it in the end. */
export interface Scenario {
  readonly title: string;
  /** Said to an annotator that lives on, before the process starts. */
  readonly before?: (payment: Payment) => readonly Message[];
  /** Said to the process. */
  readonly says: (payment: Payment) => readonly Message[];
  /** When the API answers 503: one call made before, or one of the process too. */
  readonly away?: 'before' | 'throughout';
  /** How far the process's clock is ahead. */
  readonly aheadMs?: number;
  /** How long after the kill the sender says it again. */
  readonly againAfterMs?: number;
  /** How long a commit takes by the process's clock. */
  readonly commitTakesMs?: number;
  /** Kills also between the statements of a transaction. */
  readonly everyWrite?: true;
  /** Counts the steps from the start of the process to its first listening, and no others. */
  readonly whileStarting?: true;
  /** Transaction events that must reach the API, in order. */
  readonly labels: readonly string[];
  /** Findings by state in the end. */
  readonly ends: Partial<Record<State, number>>;
}

export const SCENARIOS: readonly Scenario[] = [
  {
    title: 'a payment that carries its assessment, said again at once',
    says: ({ charge }) => [{ to: 'stripe', event: charge }],
    labels: ['AUTHORIZATION'],
    ends: { delivered: 1 },
  },
  {
    title: 'a payment that carries its assessment, said again when the lease is over',
    says: ({ charge }) => [{ to: 'stripe', event: charge }],
    againAfterMs: LEASE_MS + 1,
    labels: ['AUTHORIZATION'],
    ends: { delivered: 1 },
  },
  {
    title: 'a refund that waits for the site to link its payment',
    says: ({ name, refund, assessment }) => [
      { to: 'stripe', event: refund },
      { to: 'link', item: { assessment, keys: [`stripe:pi_${name}`] } },
    ],
    labels: ['REFUND'],
    ends: { delivered: 1 },
  },
  {
    title: 'a refund that waits for its payment, and both go out',
    everyWrite: true,
    says: ({ refund, charge }) => [
      { to: 'stripe', event: refund },
      { to: 'stripe', event: charge },
    ],
    labels: ['AUTHORIZATION', 'REFUND'],
    ends: { delivered: 2 },
  },
  {
    title: 'a dispute told by two events',
    before: ({ name, assessment }) => [
      { to: 'link', item: { assessment, keys: [`stripe:ch_${name}`] } },
    ],
    says: ({ dispute, fundsWithdrawn }) => [
      { to: 'stripe', event: dispute },
      { to: 'stripe', event: fundsWithdrawn },
    ],
    labels: ['CHARGEBACK'],
    ends: { delivered: 1 },
  },
  {
    title: 'deliver, when the API is back',
    away: 'before',
    before: ({ charge }) => [{ to: 'stripe', event: charge }],
    aheadMs: 2 * MINUTE,
    says: () => [{ to: 'deliver' }],
    labels: ['AUTHORIZATION'],
    ends: { delivered: 1 },
  },
  {
    title: 'deliver, when the API is still away',
    away: 'throughout',
    before: ({ charge }) => [{ to: 'stripe', event: charge }],
    aheadMs: 2 * MINUTE,
    says: () => [{ to: 'deliver' }],
    labels: ['AUTHORIZATION'],
    ends: { delivered: 1 },
  },
  {
    title: 'deliver, when nobody linked a payment in time',
    before: ({ refund }) => [{ to: 'stripe', event: refund }],
    aheadMs: 25 * HOUR,
    says: () => [{ to: 'deliver' }],
    labels: [],
    ends: { unmatched: 1 },
  },
  {
    title: 'a payment whose recording leaves no time to send: the claim is given back',
    commitTakesMs: 6_000,
    says: ({ charge }) => [{ to: 'stripe', event: charge }],
    labels: ['AUTHORIZATION'],
    ends: { delivered: 1 },
  },
  {
    title: 'an event that cannot be read',
    says: ({ name }) => [{ to: 'stripe', event: `{"id":"evt_${name}","type":` }],
    labels: [],
    ends: { quarantined: 1 },
  },
  {
    title: 'the making of a new ledger',
    whileStarting: true,
    says: ({ charge }) => [{ to: 'stripe', event: charge }],
    labels: ['AUTHORIZATION'],
    ends: { delivered: 1 },
  },
];

let payments = 0;

/** The next payment nobody has heard of yet. */
export function newPayment(): Payment {
  payments += 1;
  const number = String(payments).padStart(6, '0');
  const assessment = `a55e550000${number}`;
  return { name: number, assessment, ...paymentEvents(number, assessment) };
}
