import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { Policy } from '../../../shared/delivery/services.ts';
import { digest } from '../../../shared/ledger/digest.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import type { KeyRecord } from '../../../shared/ledger/records.ts';
import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import { A, type Bench, deliveryBench, type TestEvent } from '../../helpers/delivery-bench.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const FRAUD: Annotation = { annotation: 'FRAUDULENT', reasons: ['CHARGEBACK_FRAUD'] };
export const REFUND: Annotation = { reasons: ['REFUND'] };
export const CAPTURE: Annotation = { transactionEvent: { eventType: 'PAYMENT_CAPTURE' } };
export const GENUINE: Annotation = { annotation: 'LEGITIMATE' };
export const FAKE: Annotation = { annotation: 'FRAUDULENT' };

export const REFUSED: AnnotateOutcome = {
  kind: 'refused',
  status: 'INVALID_ARGUMENT',
  message: 'no',
};

/** The store under test. */
export interface Store {
  readonly name: string;
  /** An empty ledger; each `open` is a handle to it, as another process would have. */
  fresh(): { open(): Ledger };
  bench(policy?: Partial<Policy>): Bench;
  /** Two processes over one ledger, one clock and one API. */
  twoInstances(): [Bench, Bench];
}

export function storeUnderTest(name: string, fresh: Store['fresh']): Store {
  return {
    name,
    fresh,
    bench: (policy = {}) => deliveryBench(fresh().open(), { policy }),
    twoInstances() {
      const { open } = fresh();
      const one = deliveryBench(open());
      return [one, deliveryBench(open(), { clock: one.clock, api: one.api })];
    },
  };
}

/** An event that carries assessment A; `at` in seconds from the bench's clock. */
export function carrying(id: string, says: Annotation, at = 0): TestEvent {
  return { id, says, at, carried: A };
}

/** The id of what an event of the bench says. */
export function findingId(event: string): string {
  return digest('test', event, '0', '0');
}

/** When somebody last began to wait under this key: it tells by when the key expires. */
export async function waitingSince(bench: Bench, key: string): Promise<string> {
  return (await keyRecord(bench, key))?.expireAt ?? '';
}

/** The ids of the findings that wait for this key. */
export async function waitingFor(bench: Bench, key: string): Promise<readonly string[]> {
  return (await keyRecord(bench, key))?.parked ?? [];
}

async function keyRecord({ services }: Bench, key: string): Promise<KeyRecord | undefined> {
  const refs = [{ collection: 'keys', id: digest(key) }] as const;
  const [record] = await services.ledger.transact((transaction) => transaction.get(refs));
  return record;
}

/** What is counted, as `outcome n`, in alphabetical order. */
export async function totalsOf({ services }: Bench): Promise<string[]> {
  return (await services.ledger.totals()).map(({ outcome, n }) => `${outcome} ${n}`).sort();
}
