import type { Ledger, Transaction } from '../../shared/ledger/ledger.ts';
import type {
  Collection,
  FindingRecord,
  HeadRecord,
  KeyRecord,
  Records,
} from '../../shared/ledger/records.ts';
import { instant } from '../../shared/time.ts';
import { START } from '../helpers/turnable-clock.ts';

export const at = (seconds: number) => instant(START + seconds * 1000);

export const finding: FindingRecord = {
  provider: 'test',
  event: 'evt_1',
  eventType: 'test.event',
  fact: 'test:fact',
  keys: ['order:1'],
  annotation: { reasons: ['REFUND'] },
  because: 'it was refunded',
  eventTime: at(0),
  arrivedAt: at(0),
  state: 'pending',
  attempts: 0,
  uncertain: 0,
};

export const head: HeadRecord = { open: [], firstSeenAt: at(0), expireAt: at(1000) };
export const key: KeyRecord = { key: 'order:1', parked: [], expireAt: at(1000) };

/** Records of one collection, in a transaction of their own. */
export function read<C extends Collection>(ledger: Ledger, collection: C, ...ids: string[]) {
  return ledger.transact((t) => t.get(ids.map((id) => ({ collection, id }))));
}

/** Writes one record inside a transaction, having read it as the ledger demands. */
export async function put<C extends Collection>(
  transaction: Transaction,
  collection: C,
  id: string,
  record: Records[C],
): Promise<void> {
  await transaction.get([{ collection, id }]);
  transaction.put(collection, id, record);
}

/** Writes some records of one collection in a transaction of their own. */
export function write<C extends Collection>(
  ledger: Ledger,
  collection: C,
  records: Readonly<Record<string, Records[C]>>,
): Promise<void> {
  return ledger.transact(async (t) => {
    for (const [id, record] of Object.entries(records)) await put(t, collection, id, record);
  });
}
