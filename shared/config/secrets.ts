import { createHash } from 'node:crypto';
import * as z from 'zod';

/** Shortest Standard Webhooks secret the specification allows, in bytes. */
const SHORTEST_SECRET_BYTES = 24;

export interface CallerSecret {
  readonly name: string;
  /** Mounts this caller may use; empty means all. */
  readonly scopes: readonly string[];
  readonly key: Buffer;
}

const SCOPES = ['outcome', 'waf-token', 'assess', 'deliver', 'report'];
/** All callers without a name are one, so that a new secret does not make a new caller. */
const UNNAMED = 'site';
const WHSEC = /^whsec_([0-9A-Za-z+/]+={0,2})$/;

const fingerprints = new Map<string | Buffer, string>();

/**
 * Short, one-way name of a configured secret, for counting which one matched. There are few of
 * them, and one matches in every request.
 */
export function fingerprint(secret: string | Buffer): string {
  const known = fingerprints.get(secret);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(secret).digest('hex').slice(0, 8);
  fingerprints.set(secret, made);
  return made;
}

/** The key bytes of a Standard Webhooks secret; undefined when it is none or too short. */
export function standardWebhooksKey(secret: string): Buffer | undefined {
  const encoded = WHSEC.exec(secret)?.[1];
  const key = encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
  return key && key.length >= SHORTEST_SECRET_BYTES ? key : undefined;
}

/** `[name[:scope+scope…]:]whsec_…`, one per comma or newline. */
export const callerSecrets = z.array(z.string()).transform((entries, context): CallerSecret[] =>
  entries.flatMap((entry, index) => {
    const parts = entry.split(':');
    const key = standardWebhooksKey(parts.at(-1) ?? '');
    const scopes = parts.length === 3 ? (parts[1] ?? '').split('+') : [];
    if (!key || parts.length > 3 || scopes.some((scope) => !SCOPES.includes(scope))) {
      context.addIssue({
        code: 'custom',
        message: `entry ${index + 1} must be [name[:scope+scope…]:]whsec_… with a base64 secret of at least ${SHORTEST_SECRET_BYTES} bytes and scopes from ${SCOPES.join(', ')}`,
      });
      return [];
    }
    return [{ name: parts.length > 1 ? (parts[0] ?? '') : UNNAMED, scopes, key }];
  }),
);

/** 32 bytes in base64. */
export const key256 = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)');

/** 32 bytes in base64, or the bytes of any other text of some length. */
export const accountIdKey = z
  .string()
  .min(16, 'must be at least 16 characters')
  .transform((text) => {
    const bytes = Buffer.from(text, 'base64');
    const isBase64 = bytes.length === 32 && bytes.toString('base64') === text;
    return isBase64 ? bytes : Buffer.from(text);
  });
