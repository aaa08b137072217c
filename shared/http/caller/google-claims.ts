import * as z from 'zod';

/** How far Google's clock may be ahead of ours. An expired token gets no leeway. */
const CLOCK_SKEW_SECONDS = 60;

const googleClaims = z.object({
  iss: z.enum(['https://accounts.google.com', 'accounts.google.com']),
  aud: z.string().min(1),
  email: z.string().regex(/^[!-?A-~]+@[!-?A-~]+$/),
  email_verified: z.literal(true),
  exp: z.int(),
  iat: z.int(),
  nbf: z.int().optional(),
});

const WRONG: Readonly<Record<string, string>> = {
  iss: 'it was not issued by Google (iss)',
  aud: 'it has not exactly one audience (aud)',
  email:
    'it carries no e-mail address (email); from the metadata server, ask for it with format=full',
  email_verified: 'its e-mail address is not verified (email_verified)',
  exp: 'it has no expiry in whole seconds (exp)',
  iat: 'it has no time of issue in whole seconds (iat)',
  nbf: 'its start is not in whole seconds (nbf)',
};

export interface AcceptedClaims {
  readonly audiences: readonly string[];
  readonly serviceAccounts: readonly string[];
}

export type ClaimsResult =
  /** `account` is the part before the @. */
  { readonly ok: true; readonly account: string } | { readonly ok: false; readonly reason: string };

/**
 * Checks every claim of a Google ID token; one that is missing or of another type fails.
 * @param now milliseconds since 1970
 * Source: https://developers.google.com/identity/openid-connect/openid-connect#validatinganidtoken
 */
export function checkGoogleClaims(
  claims: unknown,
  { audiences, serviceAccounts }: AcceptedClaims,
  now: number,
): ClaimsResult {
  const parsed = googleClaims.safeParse(claims);
  if (!parsed.success) {
    const claim = String(parsed.error.issues[0]?.path[0]);
    return wrong(WRONG[claim] ?? 'its payload is not an object');
  }
  const { aud, email, exp, iat, nbf = iat } = parsed.data;
  const seconds = now / 1000;
  if (exp <= seconds) return wrong('it has expired (exp)');
  if (Math.max(iat, nbf) > seconds + CLOCK_SKEW_SECONDS) {
    return wrong('its time is still to come (iat, nbf): a clock is wrong');
  }
  if (!audiences.includes(aud)) {
    return wrong(
      'its audience (aud) is not in OIDC_AUDIENCES; Cloud Scheduler uses the full target URL unless told another',
    );
  }
  const address = email.toLowerCase();
  if (!serviceAccounts.some((accepted) => accepted.toLowerCase() === address)) {
    return wrong('its service account (email) is not in CALLER_SERVICE_ACCOUNTS');
  }
  return { ok: true, account: address.slice(0, address.indexOf('@')) };
}

function wrong(reason: string): ClaimsResult {
  return { ok: false, reason: `the bearer token is refused: ${reason}` };
}
