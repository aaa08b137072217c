import * as z from 'zod';

/**
 * Schemas that never fail: what cannot be read counts as not there, because Google may add fields
 * and values to its answers at any time.
 * Source: https://cloud.google.com/recaptcha/docs/faq
 */

const LONGEST = 200;
/** Google computes in 32 bits: 0.9 arrives as 0.8999999761581421. */
export const FLOAT_NOISE = 1e-6;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const UNSPECIFIED = /(^|_)UNSPECIFIED$/;

export const text = z.string().min(1).max(LONGEST).optional().catch(undefined);

export const flag = z.boolean().catch(false);

/** A number from 0 to 1, which may come as text; out of range it is no number at all. */
export const fraction = z
  .union([z.number(), z.string().regex(DECIMAL).transform(Number)])
  .refine((value) => value >= -FLOAT_NOISE && value <= 1 + FLOAT_NOISE)
  .transform((value) => Math.min(1, Math.max(0, value)))
  .optional()
  .catch(undefined);

export const wholeNumber = z
  .int()
  .min(0)
  .transform((value) => Math.max(0, value))
  .optional()
  .catch(undefined);

/** An enum value; that it is unspecified says nothing. */
export const code = z
  .unknown()
  .transform(codeOf)
  .transform((name) => (name === undefined || UNSPECIFIED.test(name) ? undefined : name))
  .optional();

/** Enum values, or objects that hold one each as their `reason`. */
export const codes = z
  .array(z.unknown())
  .catch([])
  .transform((values) => values.map((value) => codeOf(value) ?? codeOf(reasonIn(value))))
  .transform((names) => names.filter((name) => name !== undefined && !UNSPECIFIED.test(name)))
  .pipe(z.array(z.string()));

/** An object with these members, or nothing. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).optional().catch(undefined);
}

/** A list of such objects; what is none is left out. */
export function sections<Shape extends z.ZodRawShape>(shape: Shape) {
  const one = z.object(shape);
  return z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const read = one.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    );
}

/** A value that JSON has no name for comes as its number. */
function codeOf(value: unknown): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST) : undefined;
}

function reasonIn(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, 'reason') : undefined;
}
