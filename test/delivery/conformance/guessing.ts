import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import type { TestEvent } from '../../helpers/delivery-bench.ts';
import { FRAUD } from './store.ts';

/** An order number of sixteen digits has the shape of an assessment. */
export const ORDER = '4711000000001234';

export const NOT_FOUND: AnnotateOutcome = { kind: 'not_found' };

export function withReference(id: string, value: string, more: Partial<TestEvent> = {}): TestEvent {
  return { id, says: FRAUD, shaped: [value], keys: [`order:${value}`, `pay:${id}`], ...more };
}
