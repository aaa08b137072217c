import * as z from 'zod';

const phase = z.enum(['before', 'after']);

/** Something that goes wrong with calls; `before` and `after` mean its effect, the label's use. */
export const fault = z.strictObject({
  /** Which calls; all without it. */
  match: z
    .strictObject({
      /** Id of an assessment. */
      assessment: z.string().optional(),
      method: z.enum(['annotate', 'create']).optional(),
    })
    .optional(),
  /** How often; without it, until the emulator is reset. */
  times: z.int().positive().optional(),
  /** Share of the matching calls, 1 without it. */
  rate: z.number().min(0).max(1).optional(),
  /** Wait first. May stand alone. */
  latencyMs: z.int().nonnegative().optional(),
  /** Answer with this HTTP status. */
  status: z.int().min(400).max(599).optional(),
  /** Seconds or an HTTP date, with `status`. */
  retryAfter: z.string().optional(),
  /** With `status`: the call has its effect all the same. */
  applied: z.boolean().optional(),
  /** Never answer. */
  timeout: phase.optional(),
  /** Reset the connection. */
  reset: phase.optional(),
});

export type Fault = z.infer<typeof fault>;

/** A call as faults see it. */
export interface FaultyCall {
  readonly method: 'annotate' | 'create';
  /** Undefined for create, whose assessment has no id yet. */
  readonly assessment: string | undefined;
}

/** The faults in force; the first one that fits a call strikes it, alone. */
export class Faults {
  #faults: { fault: Fault; left: number }[] = [];
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  add(added: Fault): void {
    this.#faults.push({ fault: added, left: added.times ?? Number.POSITIVE_INFINITY });
  }

  /** What is still to come, each with how often. */
  list(): readonly Fault[] {
    return this.#faults.map(({ fault: each, left }) =>
      Number.isFinite(left) ? { ...each, times: left } : each,
    );
  }

  clear(): void {
    this.#faults = [];
  }

  strike(call: FaultyCall): Fault | undefined {
    const hit = this.#faults.find(({ fault: each }) => this.#fits(each, call));
    if (!hit) return undefined;
    hit.left -= 1;
    this.#faults = this.#faults.filter(({ left }) => left > 0);
    return hit.fault;
  }

  #fits({ match, rate }: Fault, call: FaultyCall): boolean {
    if (match?.method !== undefined && match.method !== call.method) return false;
    if (match?.assessment !== undefined && match.assessment !== call.assessment) return false;
    return rate === undefined || this.#random() < rate;
  }
}
