import { createHmac } from 'node:crypto';
import { keycloak } from '../../../shared/providers/keycloak/index.ts';
import { type SecretName, type Sender, tamperBodyOr } from '../sender.ts';

const SECRETS: Readonly<Record<SecretName, string>> = {
  current: 'A3jt6D8lz-Kq7vXw2Bn5Rf',
  former: 'ofj09saP4-Tz1mYc8Gd6Hs',
  foreign: 'L0wErUy7i-Pb3eNk9Qx4Vj',
};

/** The header as the extension writes it. */
export function signatureOf(body: string | Buffer, secret: string, algorithm = 'sha256'): string {
  return createHmac(algorithm, secret).update(body).digest('hex');
}

/** The session in which every fixture signs in. */
export const SESSION = '9f1d7c02-3b58-4a6e-8d24-c7e0b1a95f36';

/** Keycloak with Phase Two's events extension, which is written in Java: signed here. */
export const keycloakSender: Sender<readonly string[]> = {
  provider: keycloak,
  environment: (...names) => ({
    KEYCLOAK_WEBHOOK_SECRETS: names.map((name) => SECRETS[name]).join(','),
  }),
  sign(payload, [secret = '']) {
    const headers = {
      'content-type': 'application/json',
      'x-keycloak-signature': signatureOf(payload, secret),
    };
    return { headers, body: Buffer.from(payload) };
  },
  tamper: tamperBodyOr('x-keycloak-signature'),
  carry: () => undefined,
  linkFor: (payload) => ({ keys: [`keycloak:${JSON.parse(payload).details.code_id}`] }),
  samples: {
    first: 'access.LOGIN_ERROR.wrong-password',
    second: 'access.LOGIN.password',
    unknown: JSON.stringify({
      uid: '3ac100f0-5c1e-4b7a-9f02-6d3e8a1b40c7',
      type: 'access.INVENTED',
      time: 1_791_189_000_412,
      details: { code_id: SESSION },
    }),
    unreadable: JSON.stringify({
      uid: '3ac100f1-5c1e-4b7a-9f02-6d3e8a1b40c7',
      type: 'access.LOGIN_ERROR',
      time: 1_791_189_000_412,
      error: 7,
      details: { code_id: SESSION },
    }),
  },
};
