import * as z from 'zod';
import { OWN_SOURCES } from '../outcome/source.ts';
import { PROVIDERS } from '../providers/list.ts';
import { IDENTITY_SECRETS } from './identity-secrets.ts';
import { count, flag, list } from './lists.ts';
import { DEFAULT_OPINIONS, opinions } from './opinions.ts';
import { PAYMENT_SECRETS } from './payment-secrets.ts';
import { DEFAULT_SCORE_POLICY, scorePolicy } from './score-policy.ts';
import { accountIdKey, callerSecrets, key256 } from './secrets.ts';

/** One environment variable: how it is read, what it means, what holds when it is not set. */
export interface Variable<T = unknown> {
  readonly read: z.ZodType<T, string>;
  readonly means: string;
  /** As it would be written in the environment; undefined: not set. */
  readonly fallback?: string;
  /** May also be given as NAME_FILE. */
  readonly secret?: true;
}

const text = z.string();

const project = z
  .string()
  .regex(/^([a-z][a-z0-9.:-]{4,62}|\d{1,20})$/, 'must be a project id or number');

/** Source of the rule for names: https://cloud.google.com/firestore/docs/manage-databases */
const ledger = z
  .string()
  .regex(
    /^(sqlite:.+|firestore:(\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9]))$/,
    'must be sqlite:PATH or firestore:DATABASE',
  );

const SOURCES = [...PROVIDERS.map(({ id }) => id), ...OWN_SOURCES];

/** Fails closed: a misspelt name would send what was meant to be held back. */
const shadow = z.union(
  [
    z.enum(['true', 'false']).transform((value) => value === 'true'),
    list.pipe(z.array(z.enum(SOURCES))),
  ],
  { error: `must be true, false, or some of ${SOURCES.join(', ')}` },
);

const hostAndPort = z.string().regex(/^[^\s/:]+:\d{1,5}$/, 'must be host:port');

/**
 * Every variable the project reads, in the order the table shows them. Providers' secrets are
 * named in `payment-secrets.ts` and `identity-secrets.ts`, and nowhere else.
 */
export const VARIABLES = {
  PORT: { read: count(0, 65_535), means: 'port to listen on', fallback: '8080' },
  RECAPTCHA_PROJECT: {
    read: project,
    means:
      'project that owns the assessments (id or number); every bare id and WAF token belongs to it; else `GOOGLE_CLOUD_PROJECT`',
  },
  RECAPTCHA_EMULATOR_HOST: {
    read: hostAndPort,
    means: '`host:port` of an emulator: plain HTTP, no credentials; refused on Cloud Run',
  },
  LEDGER: {
    read: ledger,
    means:
      '`sqlite:PATH`, refused on Cloud Run, where the disk is memory; or `firestore:DATABASE`, the default there: `firestore:(default)`',
    fallback: 'sqlite:.data/ledger.db',
  },
  LEDGER_KEY: {
    read: key256,
    means:
      '32 bytes, base64: encrypts quarantined payloads and hides account keys; with SQLite one is made and kept beside the file',
    secret: true,
  },
  FIRESTORE_EMULATOR_HOST: {
    read: hostAndPort,
    means:
      "`host:port` of Google's Firestore emulator, as in every Google client; refused on Cloud Run",
  },
  SHADOW: {
    read: shadow,
    means: '`true`, or a list of providers: record, send nothing',
    fallback: 'false',
  },
  ASSESSMENT_METADATA_KEY: {
    read: text.min(1).max(40),
    means: "name under which the assessment travels in a provider's metadata",
    fallback: 'recaptcha_assessment',
  },
  OPINIONS: {
    read: opinions,
    means:
      'judgements on which the facts leave room; setting it replaces the default list, `none` empties it',
    fallback: DEFAULT_OPINIONS.join(','),
  },
  ACCOUNT_IDS: {
    read: z.enum(['none', 'plain', 'hashed'], { error: 'must be none, plain or hashed' }),
    means:
      'whether the account id of an event goes to Google: not at all, as it is (`accountId`), or as its HMAC-SHA256 (`hashedAccountId`)',
    fallback: 'none',
  },
  ACCOUNT_ID_KEY: {
    read: accountIdKey,
    means:
      'key of that HMAC: 32 bytes in base64, or any other text of at least 16 characters, whose bytes are taken as they are',
    secret: true,
  },
  ...PAYMENT_SECRETS,
  ...IDENTITY_SECRETS,
  CALLER_SECRETS: {
    read: list.pipe(callerSecrets),
    means:
      'Standard Webhooks callers: entries `[name[:scope+scope…]:]whsec_…`; scopes are mounts (`outcome`, `waf-token`, `assess`, `deliver`, `report`), none = all',
    secret: true,
  },
  CALLER_SERVICE_ACCOUNTS: {
    read: list,
    means: 'e-mail addresses of Google service accounts that may call',
  },
  OIDC_AUDIENCES: { read: list, means: 'audiences their ID tokens may have' },
  OIDC_JWKS_URL: {
    read: z.url(),
    means: 'where the keys for ID tokens are',
    fallback: 'https://www.googleapis.com/oauth2/v3/certs',
  },
  TRUST_IAM: {
    read: flag,
    means:
      "`true` only behind Cloud Run's own IAM check, which removes the token's signature: then the signature is not verified again",
    fallback: 'false',
  },
  SCORE_POLICY: {
    read: scorePolicy,
    means:
      'JSON: per expected action the scores under which `assess` says block, review or challenge, tried in that order; `default` for the rest',
    fallback: JSON.stringify(DEFAULT_SCORE_POLICY),
  },
  OBSERVE_ONLY: {
    read: flag,
    means:
      '`true` for the first days: `assess` allows everything, and tells what it would have said',
    fallback: 'false',
  },
  ASSESS_ON_ERROR: {
    read: z.enum(['open', 'closed'], { error: 'must be open or closed' }),
    means: 'what `assess` says when reCAPTCHA cannot: `open` allows, `closed` blocks',
    fallback: 'open',
  },
  PARK_HOURS: {
    read: count(1, 24 * 90),
    means: 'hours a finding waits for its assessment to be linked',
    fallback: '24',
  },
  LINK_DAYS: {
    read: count(1, 3650),
    means: 'days a link and a head live, and what was never sent to Google',
    fallback: '540',
  },
  RECORD_DAYS: { read: count(1, 3650), means: 'days a delivered record lives', fallback: '90' },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
