import type { Collection } from '../records.ts';

/** Collection ids, with a prefix because a site may keep other things in the same database. */
export const COLLECTION_IDS: Readonly<Record<Collection | 'totals', string>> = {
  findings: 'annotator_findings',
  heads: 'annotator_heads',
  keys: 'annotator_keys',
  facts: 'annotator_facts',
  quarantine: 'annotator_quarantine',
  totals: 'annotator_totals',
};

/** Fields of a record that stand beside it in its document, because they are searched. */
export const SEARCHED = {
  findings: ['parkedUntil', 'openSince', 'redrivable'],
  heads: ['dueAt'],
  keys: [],
  facts: [],
  quarantine: ['redrivable'],
} as const satisfies Readonly<Record<Collection, readonly string[]>>;
