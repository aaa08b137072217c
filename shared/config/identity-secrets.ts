import * as z from 'zod';
import { lines, list, sharedKey } from './lists.ts';
import { standardWebhooksKey } from './secrets.ts';

/** A header may hold blanks, as in `Bearer …`, but none at its ends. */
const headerValue = z
  .string()
  .regex(/^[!-~][ -~]{2,}[!-~]$/, 'each must be at least 4 printable characters');

/** As Supabase shows it: `v1,whsec_…`; several are separated by newlines or `|`. */
const supabaseSecret = z
  .string()
  .refine(
    (text) => standardWebhooksKey(text.replace(/^v1,/, '')) !== undefined,
    'each must be v1,whsec_ and a base64 secret of at least 24 bytes',
  );

/** What each identity provider's authentication needs; a provider without it is off. */
export const IDENTITY_SECRETS = {
  AUTH0_STREAM_TOKENS: {
    read: lines.pipe(z.array(headerValue)),
    means:
      'the `Authorization` values of the log streams, separated by newlines only; unset: Auth0 is off',
    secret: true,
  },
  OKTA_HOOK_SECRETS: {
    read: lines.pipe(z.array(headerValue)),
    means:
      'the `Authorization` values of the event hooks, separated by newlines only; unset: Okta is off',
    secret: true,
  },
  TWILIO_AUTH_TOKENS: {
    read: list.pipe(z.array(sharedKey)),
    means: 'auth tokens of the account; Twilio is off unless both are set',
    secret: true,
  },
  TWILIO_WEBHOOK_URL: {
    read: z.url({ protocol: /^https?$/ }),
    means: 'the URL exactly as the sink has it: it is part of what is signed',
  },
  SUPABASE_HOOK_SECRETS: {
    read: z
      .string()
      .transform((text) => text.replaceAll('|', '\n'))
      .pipe(lines)
      .pipe(z.array(supabaseSecret)),
    means: '`v1,whsec_…` of the Auth hooks, separated by newlines or `|`; unset: Supabase is off',
    secret: true,
  },
  WORKOS_WEBHOOK_SECRETS: {
    read: list.pipe(z.array(sharedKey)),
    means: 'signing secrets of the webhook endpoints; unset: WorkOS is off',
    secret: true,
  },
  KEYCLOAK_WEBHOOK_SECRETS: {
    read: list.pipe(z.array(sharedKey)),
    means: "shared secrets of the events extension's webhooks; unset: Keycloak is off",
    secret: true,
  },
  FIREBASE_PROJECT: {
    read: z.string().regex(/^[a-z][a-z0-9-]{4,29}$/, 'must be a project id'),
    means: 'project whose users sign in; Firebase is off unless both are set',
  },
  FIREBASE_AUDIENCE: {
    read: list.pipe(z.array(z.url({ protocol: /^https?$/ }))),
    means: 'the URLs of the blocking functions exactly as they are registered',
  },
} as const;
