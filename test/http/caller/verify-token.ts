import { verifyGoogleToken } from '../../../shared/http/caller/google-token.ts';
import type { KeyAnswer } from '../../../shared/http/caller/key-set.ts';
import { ACCOUNT, AUDIENCE, localKey, NOW } from './local-tokens.ts';

export const KEY = localKey('key-1');

async function keyFor(kid: string): Promise<KeyAnswer> {
  return kid === KEY.kid ? { kind: 'key', key: KEY.publicKey } : { kind: 'unknown' };
}

export const OPTIONS = {
  audiences: ['https://annotator.example', AUDIENCE],
  serviceAccounts: ['other@shop-prod.iam.gserviceaccount.com', ACCOUNT],
  clock: { now: () => NOW },
  keyFor,
};

/** Verifies by the one key KEY. */
export function verify(token: string, mayLackSignature = false) {
  return verifyGoogleToken(token, mayLackSignature, OPTIONS);
}

/** What a good token of ACCOUNT comes to. */
export const CALLER = { authentic: true, caller: 'clock' };
