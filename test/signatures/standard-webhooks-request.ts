import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import { standardWebhooksKey } from '../../shared/config/secrets.ts';
import type { SignedRequest } from '../../shared/providers/provider.ts';
import { verifyStandardWebhooks } from '../../shared/signatures/standard-webhooks.ts';

export const NOW = Date.UTC(2026, 8, 1, 12);
export const SECONDS = String(NOW / 1000);
export const SECRET = `whsec_${Buffer.alloc(24, 'shop-secret').toString('base64')}`;
export const OLD_SECRET = `whsec_${Buffer.alloc(32, 'former-secret').toString('base64')}`;
export const SIGNERS = [signer('old', OLD_SECRET), signer('shop', SECRET)];
export const BODY = '{"signal":"chargeback_fraud","assessment":"0123456789abcdef"}';

export function signer(name: string, secret: string) {
  const key = standardWebhooksKey(secret);
  assert(key);
  return { name, key };
}

export function sdkSignature(
  secret: string,
  id: string,
  at: number,
  body: string | Buffer,
): string {
  return new Webhook(secret).sign(id, new Date(at), body);
}

export function request(
  changed: Record<string, string | undefined> = {},
  body = BODY,
): SignedRequest {
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': SECONDS,
    'webhook-signature': sdkSignature(SECRET, 'msg_1', NOW, BODY),
    ...changed,
  };
  return { headers, body: Buffer.from(body) };
}

export function verify(given: SignedRequest, now = NOW) {
  return verifyStandardWebhooks(given, SIGNERS, now);
}
