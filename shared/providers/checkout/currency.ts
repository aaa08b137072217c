import { minorUnits } from '../../payments/amounts.ts';

/**
 * Checkout.com's decimals are those of ISO 4217, except that CLP has two.
 * Source: https://www.checkout.com/docs/resources/calculating-the-amount
 */
export const amountOf = minorUnits({ CLP: 2 });
