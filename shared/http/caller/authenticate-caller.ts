import { type CallerSecret, fingerprint } from '../../config/secrets.ts';
import type { Log } from '../../log/log.ts';
import type { SignedRequest } from '../../providers/provider.ts';
import {
  STANDARD_WEBHOOKS_HEADERS,
  verifyStandardWebhooks,
} from '../../signatures/standard-webhooks.ts';
import type { Clock } from '../../time.ts';
import { type CallerAuthenticity, refused } from './caller-authenticity.ts';
import { createKeyFetcher, type FetchKeys } from './fetch-keys.ts';
import { verifyGoogleToken } from './google-token.ts';
import { createKeySet } from './key-set.ts';

export interface CallerOptions {
  /** CALLER_SECRETS */
  readonly secrets: readonly CallerSecret[] | undefined;
  /** CALLER_SERVICE_ACCOUNTS */
  readonly serviceAccounts: readonly string[] | undefined;
  /** OIDC_AUDIENCES */
  readonly audiences: readonly string[] | undefined;
  /** OIDC_JWKS_URL */
  readonly jwksUrl: string;
  /** TRUST_IAM */
  readonly trustIam: boolean;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  /** Fetches the keys from `jwksUrl` unless given. */
  readonly fetchKeys?: FetchKeys;
}

export interface CallerAuthenticator {
  /**
   * A request with any Standard Webhooks header must hold under that scheme, else its bearer token
   * must; a failure of one is never made good by the other.
   * @param scope the mount that is called, without its slash
   */
  authenticate(request: SignedRequest, scope: string): Promise<CallerAuthenticity>;
}

/**
 * Caller authentication by Standard Webhooks signature or Google ID token. What is not configured
 * refuses everything.
 * @throws AnnotatorError `configuration` when `jwksUrl` is not safe to fetch keys from
 */
export function createCallerAuthenticator(options: CallerOptions): CallerAuthenticator {
  const { secrets = [], serviceAccounts = [], audiences = [], jwksUrl, clock, log } = options;
  const fetchKeys = options.fetchKeys ?? createKeyFetcher(jwksUrl);
  const google = {
    serviceAccounts,
    audiences,
    clock,
    keyFor: createKeySet({ fetchKeys, clock, log }),
  };

  function bySignature(request: SignedRequest, scope: string): CallerAuthenticity {
    if (secrets.length === 0) return refused('signed, but CALLER_SECRETS is not set');
    const result = verifyStandardWebhooks(request, secrets, clock.now());
    if (!result.authentic) return refused(result.reason);
    const { name, scopes, key } = result.signer;
    if (scopes.length > 0 && !scopes.includes(scope)) {
      return refused(`the secret that signed this has no scope ${scope} in CALLER_SECRETS`);
    }
    return { authentic: true, caller: name, secret: fingerprint(key), messageId: result.id };
  }

  async function byToken(headers: SignedRequest['headers']): Promise<CallerAuthenticity> {
    if (serviceAccounts.length === 0 || audiences.length === 0) {
      return refused('CALLER_SERVICE_ACCOUNTS and OIDC_AUDIENCES must both be set for ID tokens');
    }
    const token = /^bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
    if (token === undefined) return refused('authorization must be one bearer token');
    // Given both headers, Cloud Run checks this one only and hands authorization on unread:
    // https://cloud.google.com/run/docs/authenticating/service-to-service
    const checkedElsewhere = headers['x-serverless-authorization'] !== undefined;
    return verifyGoogleToken(token, options.trustIam && !checkedElsewhere, google);
  }

  return {
    async authenticate(request, scope) {
      const { headers } = request;
      if (STANDARD_WEBHOOKS_HEADERS.some((name) => headers[name] !== undefined)) {
        return bySignature(request, scope);
      }
      if (headers['authorization'] !== undefined) return byToken(headers);
      return refused('neither a Standard Webhooks signature nor a bearer token');
    },
  };
}
