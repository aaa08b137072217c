import { majorUnits } from '../../payments/money.ts';
import type { Amount } from '../../payments/payment-statement.ts';

/**
 * Decimals of the amounts in Stripe's API, which differ from ISO 4217 for ISK and MGA. A currency
 * that is in no list is unknown, and its amounts are left out rather than guessed; UGX too, because
 * Stripe's pages have called it both zero-decimal and two-decimal.
 * Source: https://docs.stripe.com/currencies
 */
const CURRENCIES_BY_DECIMALS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD
    CDF CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HRK
    HTG HUF IDR ILS INR ISK JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR
    MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
    SEK SGD SHP SLE SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD XCG YER
    ZAR ZMW`,
  3: 'BHD JOD KWD OMR TND',
};

const DECIMALS: ReadonlyMap<string, number> = new Map(
  Object.entries(CURRENCIES_BY_DECIMALS).flatMap(([decimals, currencies]) =>
    currencies.split(/\s+/).map((currency) => [currency, Number(decimals)] as const),
  ),
);

/**
 * An amount as Stripe writes it, in whole units.
 * @returns undefined for an unknown currency and for what is no amount
 */
export function amountOf(
  minor: number | undefined,
  currency: string | null | undefined,
): Amount | undefined {
  const code = currency?.toUpperCase() ?? '';
  const decimals = DECIMALS.get(code);
  if (minor === undefined || decimals === undefined) return undefined;
  const value = majorUnits(minor, decimals);
  return value === undefined ? undefined : { value, currency: code };
}
