const MOST = BigInt(Number.MAX_SAFE_INTEGER);
const MOST_DECIMALS = 6;

/**
 * An amount in minor units as a decimal in whole units: `(1250, 2)` → `"12.50"`. Only digits are
 * moved, so nothing is ever rounded.
 * @param exponent decimals of the currency, 0 to 6
 * @returns undefined for what is no amount: negative, fractional, not a number, above 2^53 - 1
 */
export function majorUnits(minor: bigint | number | string, exponent: number): string | undefined {
  const amount = toInteger(minor);
  if (amount === undefined || amount < 0n || amount > MOST) return undefined;
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > MOST_DECIMALS) return undefined;
  const digits = String(amount).padStart(exponent + 1, '0');
  if (exponent === 0) return digits;
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

function toInteger(minor: bigint | number | string): bigint | undefined {
  if (typeof minor === 'bigint') return minor;
  if (typeof minor === 'number') return Number.isSafeInteger(minor) ? BigInt(minor) : undefined;
  return /^\d{1,16}$/.test(minor) ? BigInt(minor) : undefined;
}
