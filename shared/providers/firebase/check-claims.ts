import * as z from 'zod';

export interface FirebaseSecrets {
  readonly project: string;
  /** The URLs Google has for us, character by character. */
  readonly audiences: readonly string[];
}

const AHEAD_S = 60;

const claims = z.object({ iss: z.string(), aud: z.string(), exp: z.number(), iat: z.number() });

export type CheckedClaims =
  | { readonly ok: true; readonly audience: string }
  /** `reason` diagnoses the likely mistake and quotes no claim. */
  | { readonly ok: false; readonly reason: string };

/**
 * Whether these claims of a genuine token are meant for us, now. Google signs tokens for everybody,
 * so the project and the very URL have to be ours.
 * @param now milliseconds since 1970
 */
export function checkClaims(
  given: unknown,
  { project, audiences }: FirebaseSecrets,
  now: number,
): CheckedClaims {
  const read = claims.safeParse(given);
  if (!read.success) return wrong('a claim among iss, aud, exp and iat is missing or odd');
  const { iss, aud, exp, iat } = read.data;
  if (iss !== `https://securetoken.google.com/${project}`) {
    return wrong(
      "it is of another project's users than FIREBASE_PROJECT, or a project number stands there",
    );
  }
  const audience = audiences.find((url) => url === aud);
  if (audience === undefined) {
    return wrong(
      'it is made for another URL: FIREBASE_AUDIENCE is not exactly the one that is registered (a trailing slash, another host or path), or it is the token of a signed-in user',
    );
  }
  const seconds = now / 1000;
  if (exp <= seconds) return wrong('it has expired: replayed, or our clock is fast');
  if (iat > seconds + AHEAD_S)
    return wrong(`it is made more than ${AHEAD_S} s in the future: our clock is slow`);
  return { ok: true, audience };
}

function wrong(what: string): CheckedClaims {
  return { ok: false, reason: `data.jwt is not for us: ${what}` };
}
