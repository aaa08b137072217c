import { SENDERS } from '../../../test/providers/senders.ts';

/** The assessment of each processor's payment, by the processor's id. */
export const PAID_THROUGH: Readonly<Record<string, string>> = Object.fromEntries(
  SENDERS.map(({ provider }, n) => [provider.id, `b6ac3100000002${String(n).padStart(2, '0')}`]),
);
