import { majorUnits } from './money.ts';
import type { Amount } from './payment-statement.ts';

/** Reads an amount as a sender writes it; undefined for an unknown currency and for what is no amount. */
export type AmountReader = (
  amount: bigint | number | string | null | undefined,
  currency: string | null | undefined,
) => Amount | undefined;

/**
 * Currencies by their decimals.
 * Source: ISO 4217, https://www.six-group.com/en/products-services/financial-information/data-standards.html
 */
const ISO_4217: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ
    GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR
    RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TOP TRY TTD
    TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const BY_ISO: ReadonlyMap<string, number> = new Map(
  Object.entries(ISO_4217).flatMap(([decimals, currencies]) =>
    currencies.split(/\s+/).map((currency) => [currency, Number(decimals)] as const),
  ),
);

/**
 * Amounts in minor units by ISO 4217, except where the sender counts otherwise.
 * @param differences decimals by currency; undefined where its sources disagree, which leaves the
 * amount out rather than guessing it
 */
export function minorUnits(
  differences: Readonly<Record<string, number | undefined>> = {},
): AmountReader {
  return (minor, currency) => {
    const code = currency?.toUpperCase() ?? '';
    const decimals = Object.hasOwn(differences, code) ? differences[code] : BY_ISO.get(code);
    if (minor === undefined || minor === null || decimals === undefined) return undefined;
    const value = majorUnits(minor, decimals);
    return value === undefined ? undefined : { value, currency: code };
  };
}

/** Amounts that are written as decimals already: the digits are kept as they are. */
export const decimals: AmountReader = (amount, currency) => {
  const code = currency?.toUpperCase() ?? '';
  const value = typeof amount === 'string' ? amount : '';
  if (!/^[A-Z]{3}$/.test(code) || !/^\d{1,15}(\.\d{1,6})?$/.test(value)) return undefined;
  return { value, currency: code };
};
