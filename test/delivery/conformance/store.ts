import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { Policy } from '../../../shared/delivery/services.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { A, type Bench, deliveryBench, type TestEvent } from '../../helpers/delivery-bench.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const FRAUD: Annotation = { annotation: 'FRAUDULENT', reasons: ['CHARGEBACK_FRAUD'] };
export const REFUND: Annotation = { reasons: ['REFUND'] };
export const CAPTURE: Annotation = { transactionEvent: { eventType: 'PAYMENT_CAPTURE' } };

/** The store under test. */
export interface Store {
  readonly name: string;
  /** An empty ledger; each `open` is a handle to it, as another process would have. */
  fresh(): { open(): Ledger };
  bench(policy?: Partial<Policy>): Bench;
}

export function storeUnderTest(name: string, fresh: Store['fresh']): Store {
  return { name, fresh, bench: (policy = {}) => deliveryBench(fresh().open(), { policy }) };
}

/** An event that carries assessment A; `at` in seconds from the bench's clock. */
export function carrying(id: string, says: Annotation, at = 0): TestEvent {
  return { id, says, at, carried: A };
}
