import * as z from 'zod';

/** `namespace:id`, as providers and callers name what they know: `stripe:pi_123`, `order:1234`. */
export const correlationKey = z
  .string()
  .max(300)
  .regex(/^[a-z][a-z0-9_-]{0,31}:[^\p{C}]+$/u, 'must be namespace:id, such as order:1234')
  .refine((text) => !text.startsWith('account:'), 'give the account as accountId');
