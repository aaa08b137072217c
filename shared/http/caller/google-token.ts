import { verify } from 'node:crypto';
import { parseJsonWebToken } from '../../signatures/json-web-token.ts';
import type { Clock } from '../../time.ts';
import { type CallerAuthenticity, refused } from './caller-authenticity.ts';
import { type AcceptedClaims, checkGoogleClaims } from './google-claims.ts';
import type { KeyFor } from './key-set.ts';

export interface GoogleTokenOptions extends AcceptedClaims {
  readonly keyFor: KeyFor;
  readonly clock: Clock;
}

/**
 * Verifies a Google-signed ID token: its signature first, so that a forged one learns nothing about
 * the claims we accept, then every claim.
 * @param mayLackSignature whether Cloud Run's IAM check has verified this very token and removed
 * its signature (https://cloud.google.com/run/docs/troubleshooting#signature-removed)
 */
// Not OAuth2Client.verifySignedJwtWithCertsAsync: it takes any alg, reads the real clock, allows
// 300 s of skew, never looks at the e-mail, and quotes the token in its errors.
export async function verifyGoogleToken(
  token: string,
  mayLackSignature: boolean,
  { keyFor, clock, ...accepted }: GoogleTokenOptions,
): Promise<CallerAuthenticity> {
  const parsed = parseJsonWebToken(token);
  if (parsed.kind === 'malformed') {
    return refused(`the bearer token is no Google ID token: ${parsed.reason}`);
  }
  const { kid, claims, signed, signature } = parsed;

  if (signature !== 'removed') {
    const found = await keyFor(kid);
    if (found.kind === 'unreachable') {
      const reason = 'the keys for ID tokens (OIDC_JWKS_URL) cannot be fetched';
      return { authentic: false, reason, retryable: true };
    }
    if (found.kind === 'unknown') return refused('the bearer token names a key that is not known');
    if (!verify('RSA-SHA256', signed, found.key, signature)) {
      return refused("the bearer token's signature does not hold");
    }
  } else if (!mayLackSignature) {
    return refused(
      "Cloud Run's IAM check removed the bearer token's signature: deploy with --no-invoker-iam-check, or set TRUST_IAM=true and send the token in authorization alone",
    );
  }

  const result = checkGoogleClaims(claims, accepted, clock.now());
  return result.ok ? { authentic: true, caller: result.account } : refused(result.reason);
}
