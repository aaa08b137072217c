import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { instances } from './instances.ts';
import { links } from './links.ts';
import { once } from './once.ts';
import { order } from './order.ts';
import { retries } from './retries.ts';
import { storeUnderTest } from './store.ts';

/** What delivery promises, whatever store is under it. */
export function deliveryConformance(name: string, fresh: () => { open(): Ledger }): void {
  const store = storeUnderTest(name, fresh);
  for (const promises of [once, retries, links, order, instances]) promises(store);
}
