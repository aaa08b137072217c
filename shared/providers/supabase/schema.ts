import * as z from 'zod';
import { isObject, own } from '../own.ts';

/**
 * The parts of Supabase's hook payloads we read; the others carry codes, tokens and users.
 * Source: https://supabase.com/docs/guides/auth/auth-hooks and the inputs in
 * https://github.com/supabase/auth/blob/master/internal/hooks/v0hooks/v0hooks.go
 */

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const uuid = z.string().regex(UUID, 'must be a UUID');

/** A password or a code that somebody typed. */
export const attempt = z.object({
  metadata: z.object({ uuid }),
  /** The one thing that leads to an assessment. */
  user_id: uuid,
  valid: z.boolean(),
});

export const payload = z.custom<Readonly<Record<string, unknown>>>(isObject, 'must be an object');

export type Payload = z.infer<typeof payload>;

/** The name of the hook as its sender gives it; where it gives none, the shape tells which it is. */
export function hookOf(event: unknown): string {
  const name = own(event, 'metadata', 'name') ?? '';
  if (name !== '') return typeof name === 'string' ? name : 'unknown';
  const isAttempt = typeof own(event, 'valid') === 'boolean' && own(event, 'user_id') !== undefined;
  if (!isAttempt) return 'unknown';
  return own(event, 'factor_id') === undefined ? 'password-verification' : 'mfa-verification';
}
