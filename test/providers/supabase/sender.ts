import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { supabase } from '../../../shared/providers/supabase/index.ts';
import { STANDARD_WEBHOOKS_HEADERS } from '../../../shared/signatures/standard-webhooks.ts';
import { instant, milliseconds } from '../../../shared/time.ts';
import { type SecretName, type Sender, tamperBodyOr } from '../sender.ts';

const SECRETS: Readonly<Record<SecretName, string>> = {
  current: 'v1,whsec_Y3VycmVudC1zdXBhYmFzZS1ob29rLXNlY3JldC0wMQ==',
  former: 'v1,whsec_Zm9ybWVyLXN1cGFiYXNlLWhvb2stc2VjcmV0LTAwMg==',
  foreign: 'v1,whsec_Zm9yZWlnbi1zdXBhYmFzZS1ob29rLXNlY3JldC0wMw==',
};

/** The signature one secret makes, by the library Supabase uses. */
export function signatureOf(payload: string, secret: string, id: string, at: number): string {
  return new Webhook(secret.replace('v1,', '')).sign(id, new Date(at), payload);
}

/** The password or the code is typed some seconds after the assessment. */
const TYPING_MS = 8_000;

/** Supabase Auth, which names every attempt to deliver anew. */
export const supabaseSender: Sender<readonly string[]> = {
  provider: supabase,
  environment: (...names) => ({
    SUPABASE_HOOK_SECRETS: names.map((name) => SECRETS[name]).join('|'),
  }),
  sign(payload, [secret = ''], at) {
    const id = randomUUID();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': signatureOf(payload, secret, id, at),
    };
    return { headers, body: Buffer.from(payload) };
  },
  tolerance: { past: 300, ahead: 300 },
  tamper(request, random) {
    const header = STANDARD_WEBHOOKS_HEADERS[Math.floor(random() * 3)] ?? 'webhook-id';
    return tamperBodyOr(header)(request, random);
  },
  carry: () => undefined,
  linkFor(payload) {
    const { user_id, metadata } = JSON.parse(payload);
    return {
      accountId: user_id,
      userIp: metadata.ip_address,
      createTime: instant(milliseconds(metadata.time) - TYPING_MS),
    };
  },
  sameRow: [
    ['password-verification', 'password-verification-attempt'],
    ['mfa-verification', 'mfa-verification-attempt'],
  ],
  samples: {
    first: 'password-verification.correct',
    second: 'mfa-verification.passed',
    unknown: JSON.stringify({
      metadata: {
        uuid: '3f9e2b00-6b21-4d7c-8a50-c1d2e3f4a5ff',
        time: '2026-10-08T17:00:00.1Z',
        name: 'before-user-deleted',
      },
      user_id: '7c3d51b8-2f64-4e0a-9b1d-58ae62f0c947',
    }),
    unreadable: JSON.stringify({
      metadata: {
        uuid: '3f9e2b00-6b21-4d7c-8a50-c1d2e3f4a5fe',
        time: '2026-10-08T17:00:00.2Z',
        name: 'password-verification',
      },
      user_id: '7c3d51b8-2f64-4e0a-9b1d-58ae62f0c947',
      valid: 'yes',
    }),
  },
};
