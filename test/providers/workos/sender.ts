import { createWorkOS } from '@workos-inc/node';
import { workos } from '../../../shared/providers/workos/index.ts';
import { instant, milliseconds } from '../../../shared/time.ts';
import { flipBit, flipVisible, type SecretName, type Sender } from '../sender.ts';

const SECRETS: Readonly<Record<SecretName, string>> = {
  current: 'Jx3mQ8vTz5KcNw2RbYh7LdFgS',
  former: 'Pk9sWn4XeBu6VtGa1CzMj8HqD',
  foreign: 'Rf2yLo7ZiUc5NxEd3TvKb9WmA',
};

const { webhooks } = createWorkOS({ apiKey: 'sk_test_offline', clientId: 'client_test_offline' });

/** The signature WorkOS's own SDK makes: of text as it is, of anything else as it writes it. */
export function signatureOf(
  payload: string | Record<string, unknown>,
  secret: string,
  at: number,
): Promise<string> {
  return webhooks.computeSignature(at, payload, secret);
}

/** WorkOS's own check; throws where it refuses. */
export function verifyAsSdk(payload: string, sigHeader: string, secret: string): Promise<boolean> {
  return webhooks.verifyHeader({ payload, sigHeader, secret, tolerance: Number.MAX_SAFE_INTEGER });
}

/** The password or the code is typed some seconds after the assessment. */
const TYPING_MS = 8_000;

export const workosSender: Sender<readonly string[]> = {
  provider: workos,
  environment: (...names) => ({
    WORKOS_WEBHOOK_SECRETS: names.map((name) => SECRETS[name]).join(','),
  }),
  async sign(payload, [secret = ''], at) {
    const headers = {
      'content-type': 'application/json',
      'workos-signature': `t=${at}, v1=${await signatureOf(payload, secret, at)}`,
    };
    return { headers, body: Buffer.from(payload) };
  },
  tolerance: { past: 180, ahead: 180 },
  tamper(request, random) {
    if (random() < 0.6) return { ...request, body: flipBit(request.body, random) };
    const [time = '', signature = ''] = request.headers['workos-signature']?.split(', ') ?? [];
    const parts =
      random() < 0.3
        ? [flipVisible(time, random), signature]
        : [time, flipVisible(signature, random)];
    return { ...request, headers: { ...request.headers, 'workos-signature': parts.join(', ') } };
  },
  carry: () => undefined,
  linkFor(payload) {
    const { data, created_at } = JSON.parse(payload);
    return {
      accountId: data.user_id ?? data.email,
      userIp: data.ip_address,
      createTime: instant(milliseconds(created_at) - TYPING_MS),
    };
  },
  samples: {
    first: 'authentication.password_succeeded',
    second: 'authentication.mfa_succeeded',
    unknown: JSON.stringify({
      event: 'organization.updated',
      id: 'event_01K7R60Z3Q8X5W2MBNTC7HVDGE',
      data: { object: 'organization', id: 'org_01K4ZB2H7C1F9S4KWN6GTXB8QA', name: 'Example' },
      created_at: '2026-10-16T12:00:00.000Z',
    }),
    unreadable: JSON.stringify({
      event: 'authentication.password_failed',
      id: { not: 'an id' },
      data: { type: 'password', status: 'failed', user_id: null, email: null },
      created_at: '2026-10-16T12:00:01.000Z',
    }),
  },
};
