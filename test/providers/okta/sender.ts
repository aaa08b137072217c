import { okta } from '../../../shared/providers/okta/index.ts';
import { flipVisible, type SecretName, type Sender, type SiteLink } from '../sender.ts';

export const SECRETS: Readonly<Record<SecretName, string>> = {
  current: 'hook_6tR2mXqLw9Zc4VbNs8Yd',
  former: 'hook_3kP7hJfGa5Ue1QoIy0Tx',
  foreign: 'hook_8wB4nDzCv2Mi6SrKl9Eg',
};

const SESSION = /^(idx|102)/;
const BEFORE_MS = 20_000;

/** Okta, which signs nothing: a static header is all there is. */
export const oktaSender: Sender<readonly string[]> = {
  provider: okta,
  environment: (...names) => ({
    OKTA_HOOK_SECRETS: names.map((name) => SECRETS[name]).join('\n'),
  }),
  sign: (payload, [authorization = '']) => ({
    headers: { accept: 'application/json', 'content-type': 'application/json', authorization },
    body: Buffer.from(payload),
  }),
  signsBody: false,
  tamper(request, random) {
    const authorization = flipVisible(request.headers['authorization'] ?? '', random);
    return { ...request, headers: { ...request.headers, authorization } };
  },
  carry: () => undefined,
  linkFor,
  samples: {
    first: 'user.authentication.auth_via_mfa.password-right',
    second: 'user.authentication.auth_via_mfa.push-approved',
    unknown: sample({ eventType: 'group.user_membership.add', outcome: { result: 'SUCCESS' } }),
    unreadable: sample({ eventType: 'user.authentication.auth_via_mfa', outcome: { result: 7 } }),
  },
};

/** By the session where the site can know it, else by the user and the time of the sign-in. */
function linkFor(payload: string): SiteLink {
  const [event] = JSON.parse(payload).data.events;
  const { externalSessionId: session } = event.authenticationContext;
  if (SESSION.test(session)) return { keys: [`okta:${session}`] };
  const { suspiciousActivityTimestamp: earlier, suspiciousActivityEventIp: address } =
    event.debugContext.debugData;
  const at = Date.parse(earlier ?? event.published);
  return {
    accountId: event.actor.id,
    userIp: address ?? event.client.ipAddress,
    createTime: new Date(at - BEFORE_MS).toISOString(),
  };
}

function sample(event: Readonly<Record<string, unknown>>): string {
  const actor = { id: '00u9k2m4p7Qr5TvXw5d7', type: 'User', alternateId: 'alex@example.com' };
  const named = { uuid: '6f1c2e8a-9e7b-11f1-a3c4-0b52d7e9f1a6', actor, ...event };
  const events = [{ ...named, published: '2026-10-14T12:00:00.000Z', transaction: { id: 'aR9x' } }];
  return JSON.stringify({ eventType: 'com.okta.event_hook', data: { events } });
}
