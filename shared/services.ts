import { getCACertificates } from 'node:tls';
import type { Config } from './config/config.ts';
import { createCircuitBreaker } from './delivery/circuit-breaker.ts';
import { createLosses, type Losses } from './delivery/losses.ts';
import type { AccountIds } from './delivery/personal.ts';
import type { DeliveryServices, Policy } from './delivery/services.ts';
import { type Credentials, googleCredentials, noCredentials } from './google/credentials.ts';
import { emulatorEndpoint } from './google/emulator-endpoint.ts';
import {
  type CallerAuthenticator,
  createCallerAuthenticator,
} from './http/caller/authenticate-caller.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { createLog, type Log } from './log/log.ts';
import { createDocumentCache, type FetchDocument } from './outgoing/document-cache.ts';
import { type FetchText, fetchText } from './outgoing/fetch-text.ts';
import { keepAliveAgent } from './outgoing/keep-alive-agent.ts';
import type { RecaptchaClient } from './recaptcha/annotate-outcome.ts';
import { createRecaptchaClient } from './recaptcha/client.ts';
import { createAssessmentClient } from './recaptcha/create-client.ts';
import type { AssessmentClient } from './recaptcha/create-outcome.ts';
import { GOOGLE_ENDPOINT } from './recaptcha/endpoint.ts';
import { type Clock, systemClock } from './time.ts';

const HOUR_MS = 60 * 60_000;

/** Everything a function needs, made once per process. */
export interface Services extends DeliveryServices {
  readonly config: Config;
  readonly callers: CallerAuthenticator;
  readonly assessments: AssessmentClient;
  readonly fetchDocument: FetchDocument;
  readonly losses: Losses;
  /** Certificates that are trusted by themselves, each in PEM; reading them takes a while, once. */
  readonly trustedRoots: () => readonly string[];
}

/** What the outside world brings in. */
export interface Effects {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** How small public documents, such as certificates, are fetched. */
  readonly fetchText?: FetchText;
  /** Otherwise those of Node and of `NODE_EXTRA_CA_CERTS`. */
  readonly trustedRoots?: readonly string[];
}

const PRODUCTION: Effects = {
  clock: systemClock,
  random: Math.random,
  log: createLog((line) => process.stdout.write(line)),
};

/**
 * Wires everything up.
 * @throws AnnotatorError `configuration`, `ledger_unavailable`
 */
export function openServices(config: Config, effects = PRODUCTION): Services {
  const { clock, random, log, fetchText: fetcher = fetchText } = effects;
  const credentials = googleCredentials();
  const { ledger, vault } = openLedger(config, { clock, random, credentials });
  return {
    ...vault,
    config,
    ledger,
    ...recaptchaClients(config, { ...effects, credentials }),
    breaker: createCircuitBreaker(clock, config.project),
    clock,
    random,
    log,
    policy: policyOf(config),
    losses: createLosses(),
    fetchDocument: createDocumentCache({ fetchText: fetcher, clock, log }),
    trustedRoots: () => effects.trustedRoots ?? getCACertificates('default'),
    callers: createCallerAuthenticator({
      secrets: config.CALLER_SECRETS,
      serviceAccounts: config.CALLER_SERVICE_ACCOUNTS,
      audiences: config.OIDC_AUDIENCES,
      jwksUrl: config.OIDC_JWKS_URL,
      trustIam: config.TRUST_IAM,
      clock,
      log,
    }),
  };
}

function policyOf(config: Config): Policy {
  const { SHADOW: shadow } = config;
  return {
    opinions: config.OPINIONS,
    parkMs: config.PARK_HOURS * HOUR_MS,
    linkMs: config.LINK_DAYS * 24 * HOUR_MS,
    recordMs: config.RECORD_DAYS * 24 * HOUR_MS,
    accountIds: accountIdsOf(config),
    shadows: (provider) => (typeof shadow === 'boolean' ? shadow : shadow.includes(provider)),
  };
}

function accountIdsOf({ ACCOUNT_IDS: kind, ACCOUNT_ID_KEY: key }: Config): AccountIds {
  if (kind !== 'hashed') return { kind };
  return key ? { kind, key } : { kind: 'none' };
}

/** Both speak over the same connections. */
function recaptchaClients(
  config: Config,
  { clock, log, ...effects }: Effects & { credentials: Credentials },
): { recaptcha: RecaptchaClient; assessments: AssessmentClient } {
  const emulator = config.RECAPTCHA_EMULATOR_HOST;
  const endpoint = emulator ? emulatorEndpoint(emulator) : GOOGLE_ENDPOINT;
  const credentials = emulator ? noCredentials : effects.credentials;
  const onRepeat = () =>
    log.warning('a call was repeated on a new connection: the kept one was dead');
  const connection = { endpoint, credentials, agent: keepAliveAgent(endpoint), onRepeat };
  return {
    recaptcha: createRecaptchaClient({ ...connection, clock }),
    assessments: createAssessmentClient({ ...connection, project: config.project }),
  };
}
