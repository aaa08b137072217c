import * as z from 'zod';
import { digest } from '../digest.ts';
import type { Total } from '../ledger.ts';
import { COLLECTION_IDS } from './collections.ts';
import { expectShape } from './expect-shape.ts';

/** Documents a day's counters are spread over, so that commits do not queue for one of them. */
const SHARDS = 16;

const document = z.object({
  name: z.string(),
  fields: z.object({
    day: z.object({ stringValue: z.string() }),
    n: z
      .object({
        mapValue: z.object({
          fields: z.record(z.string(), z.object({ integerValue: z.string() })).default({}),
        }),
      })
      .optional(),
  }),
});

export type Counted = Total & { readonly n: number };

/** Sums of what one transaction adds, by day and counter. */
export class AddedTotals {
  readonly #days = new Map<string, Map<string, number>>();

  add(total: Total, n: number): void {
    const counters = this.#days.get(total.day) ?? new Map<string, number>();
    this.#days.set(total.day, counters);
    const counter = counterOf(total);
    counters.set(counter, (counters.get(counter) ?? 0) + n);
  }

  /** One write per day, each on a random shard: counters are increased without being read. */
  writes(root: string, random: () => number): object[] {
    return [...this.#days].flatMap(([day, counters]) => {
      const updateTransforms = [...counters]
        .filter(([, n]) => n !== 0)
        .map(([counter, n]) => ({
          fieldPath: `n.${quote(counter)}`,
          increment: { integerValue: String(n) },
        }));
      if (updateTransforms.length === 0) return [];
      const id = digest('totals', day, String(Math.floor(random() * SHARDS)));
      const update = {
        name: `${root}/${COLLECTION_IDS.totals}/${id}`,
        fields: { day: { stringValue: day } },
      };
      return [{ update, updateMask: { fieldPaths: ['day'] }, updateTransforms }];
    });
  }
}

/** The counters of some shards, added up; what is zero is left out. */
export function sumShards(documents: readonly unknown[]): Counted[] {
  const sums = new Map<string, Counted>();
  for (const given of documents) {
    const { day, n } = expectShape(document, given).fields;
    for (const [counter, { integerValue }] of Object.entries(n?.mapValue.fields ?? {})) {
      const total = { day: day.stringValue, ...parseCounter(counter) };
      const key = `${total.day}|${counter}`;
      sums.set(key, { ...total, n: (sums.get(key)?.n ?? 0) + Number(integerValue) });
    }
  }
  return [...sums.values()].filter(({ n }) => n !== 0);
}

function counterOf({ provider, eventType, outcome }: Total): string {
  return JSON.stringify([provider, eventType, outcome]);
}

function parseCounter(counter: string): Omit<Total, 'day'> {
  const [provider, eventType, outcome] = JSON.parse(counter);
  return { provider, eventType, outcome };
}

/** Source: https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases.documents#DocumentMask */
function quote(field: string): string {
  return `\`${field.replace(/[\\`]/g, '\\$&')}\``;
}
