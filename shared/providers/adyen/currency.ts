import { minorUnits } from '../../payments/amounts.ts';

/**
 * Adyen's decimals differ from ISO 4217: CLP and ISK have two, CVE and IDR none.
 * Source: https://docs.adyen.com/development-resources/currency-codes
 */
export const amountOf = minorUnits({ CLP: 2, CVE: 0, IDR: 0, ISK: 2 });
