import { minorUnits } from '../../payments/amounts.ts';

/**
 * Stripe's decimals differ from ISO 4217: ISK has two, MGA none. UGX has been called both
 * zero-decimal and two-decimal; currencies Stripe does not take are left out.
 * Source: https://docs.stripe.com/currencies
 */
export const amountOf = minorUnits({
  ISK: 2,
  MGA: 0,
  UGX: undefined,
  IQD: undefined,
  LYD: undefined,
});
