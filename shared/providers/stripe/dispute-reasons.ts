import type { ClassifiedDispute, DisputeClass } from '../../payments/dispute-class.ts';

/**
 * Stripe's own dispute categories by class; any other, known or new, is OTHER.
 * Source: https://docs.stripe.com/disputes/categories
 */
const CLASSES: ReadonlyMap<string, DisputeClass> = new Map([
  ['fraudulent', 'FRAUD'],
  ['debit_not_authorized', 'FRAUD'],
  ['product_not_received', 'SERVICE'],
  ['product_unacceptable', 'SERVICE'],
  ['credit_not_processed', 'SERVICE'],
  ['subscription_canceled', 'SERVICE'],
  ['duplicate', 'SERVICE'],
]);

const MEANS: Readonly<Record<DisputeClass, string>> = {
  FRAUD: 'means fraud',
  SERVICE: 'means an unhappy customer',
  OTHER: 'says neither fraud nor service',
};

const SAFE_NAME = /^[a-z_]{1,40}$/;

/** What Stripe's `reason` of a dispute means, for where the network's code does not tell. */
export function categoryOf(reason: string | undefined): ClassifiedDispute {
  const disputeClass = CLASSES.get(reason ?? '') ?? 'OTHER';
  const name = reason !== undefined && SAFE_NAME.test(reason) ? ` ${reason}` : '';
  return { class: disputeClass, because: `Stripe's category${name} ${MEANS[disputeClass]}` };
}
