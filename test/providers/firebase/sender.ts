import type { FirebaseSecrets } from '../../../shared/providers/firebase/check-claims.ts';
import { firebase } from '../../../shared/providers/firebase/index.ts';
import { flipBit, type SecretName, type Sender } from '../sender.ts';
import { KEYS_URL, keySet, tokenOf } from './signing-keys.ts';

/** Where the function was, is, and is somebody else's. */
const AUDIENCES: Readonly<Record<SecretName, string>> = {
  current: 'https://annotator.example.com/identity-callback/firebase',
  former: 'https://annotator-4xk2qd7wpa-ew.a.run.app/identity-callback/firebase',
  foreign: 'https://europe-west1-other-shop.cloudfunctions.net/before-sign-in',
};

const LIFETIME_S = 3600;

/** Of its keys, Google publishes the one it signs with and the one before. */
const KEY_OF: ReadonlyMap<string | undefined, string> = new Map([
  [AUDIENCES.current, 'current'],
  [AUDIENCES.former, 'former'],
]);

/** Identity Platform, which has no SDK that signs: its keys are made up here. */
export const firebaseSender: Sender<FirebaseSecrets> = {
  provider: firebase,
  environment: (...names) => ({
    FIREBASE_PROJECT: 'shop-users',
    FIREBASE_AUDIENCE: names.map((name) => AUDIENCES[name]).join(','),
  }),
  /** The token is made when the event happens; for a test it lasts until an hour from now. */
  sign(payload, { project, audiences: [aud] }, at) {
    const claims = JSON.parse(payload);
    const now = Math.floor(at / 1000);
    const jwt = tokenOf(
      {
        ...claims,
        iss: `https://securetoken.google.com/${project}`,
        aud,
        exp: now + LIFETIME_S,
        iat: claims.iat > now ? now : claims.iat,
      },
      KEY_OF.get(aud) ?? 'foreign',
    );
    const headers = { 'content-type': 'application/json' };
    return { headers, body: Buffer.from(JSON.stringify({ data: { jwt } })) };
  },
  tamper: (request, random) => ({ ...request, body: flipBit(request.body, random) }),
  fetchText: async (url) =>
    url.href === KEYS_URL
      ? { kind: 'text', text: keySet('current', 'former'), headers: new Headers() }
      : { kind: 'failed', code: 'HTTP 404' },
  carry: () => undefined,
  linkFor(payload) {
    const { sub, ip_address, iat } = JSON.parse(payload);
    const createTime = new Date((iat - 5) * 1000).toISOString();
    return { accountId: sub, userIp: ip_address, action: 'sign-in', createTime };
  },
  samples: {
    first: 'beforeSignIn.password',
    second: 'beforeSignIn.federated-second-factor',
    unknown: JSON.stringify({
      event_id: 'hD3wB6qVy1eF8kSo5nMrTg',
      event_type: 'beforeInvented',
      iat: 1_791_824_731,
      sub: 'Xq7LmC2vTzR9bWk4HsYpD0fNaJe1',
    }),
    unreadable: JSON.stringify({
      event_id: 'rM9fK2uXc5hW0gQe7sNbYA',
      event_type: 'beforeSignIn',
      iat: 1_791_824_731,
      sub: 'Xq7LmC2vTzR9bWk4HsYpD0fNaJe1',
      sign_in_method: { name: 'password' },
    }),
  },
};
