import type { Message } from './decode-message.ts';

/** A label that took effect. */
export interface Arrival {
  /** Id of the assessment: its identity, whichever way its project was spelled. */
  readonly assessment: string;
  readonly name: string;
  readonly at: string;
  /** In camelCase with enum names. */
  readonly body: Message;
  readonly effect: true;
  /** What the caller calls itself in the header `x-caller`. */
  readonly caller?: string;
  /** The fault that kept the answer from the caller. */
  readonly lost?: string;
}

/** A call without effect: refused, or struck by a fault before it. */
export interface Refusal {
  readonly method: 'annotate' | 'create';
  readonly assessment: string | undefined;
  readonly at: string;
  /** Google's name of the error, or the fault: `timeout`, `reset`. */
  readonly why: string;
  readonly effect: false;
}

/** What the emulator knows; gone with its process. */
export class Store {
  readonly known = new Set<string>();
  readonly arrivals: Arrival[] = [];
  readonly refusals: Refusal[] = [];
  /** Parts of the assessment to answer with, by token. */
  readonly scripted = new Map<string, Message>();
  /** The same, as it is given, right or wrong; what is null is left out of the answer. */
  readonly raw = new Map<string, Message>();

  /** Adds to the arrival just made. */
  describeLast(details: Pick<Arrival, 'caller' | 'lost'>): void {
    const last = this.arrivals.pop();
    if (last) this.arrivals.push({ ...last, ...details });
  }

  clear(): void {
    this.known.clear();
    this.arrivals.length = 0;
    this.refusals.length = 0;
    this.scripted.clear();
    this.raw.clear();
  }
}
