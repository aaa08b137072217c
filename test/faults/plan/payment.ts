import type { Chance } from '../../simulation/chance.ts';
import type { Fact, PlannedEvent, Statement } from './plan.ts';

export const METADATA_KEY = 'recaptcha_assessment';
const DAY_S = 24 * 60 * 60;
/** How much later another event tells of the same. */
const LATEST_REPEAT_S = 3;

export type Linked = 'carried' | 'before' | 'later' | 'never';

export interface PaymentOptions {
  readonly chance: Chance;
  readonly number: number;
  /** The payment's, whoever says so and whenever. */
  readonly assessment: string | undefined;
  readonly linked: Linked;
  /** Of its first event, epoch seconds. */
  readonly startsAt: number;
  /**
   * What the assessment's labels say already, and when: two that look the same could not be told
   * apart, and of two verdicts of one second nobody outside knows which is the newer.
   */
  readonly said: Set<string>;
}

/** A payment whose events are made up one after the other. */
export class Payment {
  readonly chance: Chance;
  readonly currency: string;
  /** In whole units. */
  readonly amount: number;
  readonly events: Omit<PlannedEvent, 'position'>[] = [];
  readonly facts: Fact[] = [];
  readonly #options: PaymentOptions;
  #time: number;
  #charges = 1;

  constructor(options: PaymentOptions) {
    const { chance } = options;
    this.#options = options;
    this.#time = options.startsAt;
    this.chance = chance;
    this.currency = chance.pick(['eur', 'usd', 'jpy']);
    this.amount = chance.between(1, 900);
  }

  get intentId(): string {
    return `pi_${this.#options.number}`;
  }

  /** Of the latest attempt. */
  get chargeId(): string {
    return `ch_${this.#options.number}_${this.#charges}`;
  }

  get keys(): string[] {
    return [`stripe:${this.intentId}`, `stripe:${this.chargeId}`];
  }

  id(kind: string): string {
    return `${kind}_${this.#options.number}_${this.events.length}`;
  }

  /** The customer tries again. */
  newCharge(): void {
    this.#charges += 1;
  }

  minor(value: number): number {
    return this.currency === 'jpy' ? value : value * 100;
  }

  /** A charge or a PaymentIntent, which carry what the site put into the metadata. */
  carrier(object: 'charge' | 'payment_intent', fields: object): object {
    const { assessment, linked } = this.#options;
    const own = object === 'charge' ? this.chargeId : this.intentId;
    const other =
      object === 'charge' ? { payment_intent: this.intentId } : { latest_charge: this.chargeId };
    const metadata = linked === 'carried' ? { [METADATA_KEY]: assessment } : {};
    return { id: own, object, ...this.#money(this.amount), ...other, metadata, ...fields };
  }

  /** Anything else only names the charge and the PaymentIntent. */
  about(object: string, id: string, fields: object, value = this.amount): object {
    const { chargeId: charge, intentId: payment_intent } = this;
    return { id, object, ...this.#money(value), charge, payment_intent, ...fields };
  }

  /** Something happens, at the earliest in the second of what happened before. */
  tell(type: string, object: object, statement?: Statement, previous?: object): void {
    this.#time += this.chance.happens(0.05) ? 0 : this.chance.between(1, 2 * DAY_S);
    const fact = statement && this.#newFact(type, statement);
    this.#add(type, object, fact, previous);
  }

  #newFact(type: string, statement: Statement): Fact {
    const { assessment, said } = this.#options;
    const keys = (time: number) => [
      labelKey(statement, time * 1000),
      ...(statement.verdict ? [`verdict ${time}`] : []),
    ];
    while (keys(this.#time).some((key) => said.has(key))) this.#time += 1;
    for (let later = 0; later <= LATEST_REPEAT_S; later += 1) {
      for (const key of keys(this.#time + later)) said.add(key);
    }
    const name = `${type} ${this.#eventId}`;
    const fact: Fact = { ...statement, name, assessment, times: [this.#time * 1000] };
    this.facts.push(fact);
    return fact;
  }

  /** Another event states what the one before did, in the same second or little later. */
  tellAgain(type: string, object: object): void {
    this.#time += this.chance.between(0, LATEST_REPEAT_S);
    const fact = this.facts.at(-1);
    if (!fact) return;
    const known = { ...fact, times: [...new Set([...fact.times, this.#time * 1000])] };
    this.facts[this.facts.length - 1] = known;
    for (const [index, event] of this.events.entries()) {
      if (event.fact === fact) this.events[index] = { ...event, fact: known };
    }
    this.#add(type, object, known);
  }

  /** Whether a label without a time says this of the assessment already. */
  hasSaid(statement: Statement): boolean {
    return this.#options.said.has(labelKey(statement, 0));
  }

  get #eventId(): string {
    return `evt_${this.#options.number}_${this.events.length}`;
  }

  #add(type: string, object: object, fact?: Fact, previous?: object): void {
    const event = {
      id: this.#eventId,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: this.#time,
      type,
      livemode: false,
      data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    };
    this.events.push({ to: 'stripe', event, ...(fact ? { fact } : {}) });
  }

  #money(value: number) {
    return { amount: this.minor(value), currency: this.currency };
  }
}

/** What tells one label of an assessment from all others; without a transaction event it has no time. */
export function labelKey({ eventType, reasons = [], value }: Statement, time: number): string {
  const what = [...reasons].sort().join('+');
  return eventType ? `${eventType} ${what} ${value ?? ''} ${time}` : what;
}
