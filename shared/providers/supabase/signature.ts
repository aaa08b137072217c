import { standardWebhooksKey } from '../../config/secrets.ts';
import { verifyStandardWebhooks } from '../../signatures/standard-webhooks.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { AuthenticationContext, Authenticity, SignedRequest } from '../provider.ts';

const VERSION = /^v1,/;

/**
 * Checks the Standard Webhooks signature against every configured secret. With several secrets a
 * hook sends several signatures, with comma and blank between them.
 * @param secrets as Supabase shows them: `v1,whsec_…`
 * Source: https://supabase.com/docs/guides/auth/auth-hooks
 */
export function authenticate(
  request: SignedRequest,
  secrets: readonly string[],
  { now }: Pick<AuthenticationContext, 'now'>,
): Authenticity {
  const signers = secrets.flatMap((secret) => {
    const key = standardWebhooksKey(secret.replace(VERSION, ''));
    return key ? [{ secret, key }] : [];
  });
  const result = verifyStandardWebhooks(request, signers, now);
  return result.authentic ? signedBy(result.signer.secret) : refused(result.reason);
}
