import { auth0 } from '../../../shared/providers/auth0/index.ts';
import { flipVisible, type SecretName, type Sender } from '../sender.ts';

export const TOKENS: Readonly<Record<SecretName, string>> = {
  current: 'Bearer 9fK2mQ7xVb4Tz1Rw,6Ys8Dg3',
  former: 'Fm3r8NcWj5Hx2PkQt6Ea',
  foreign: 'Bearer Zz0f6BvCu1Gy8MnXo4Ip',
};

const BEARER = 'Bearer ';
/** The longest `correlation_id` that Auth0 takes. */
const LONGEST_CORRELATION_ID = 64;
/** Codes whose records repeat the `correlation_id` of the sign-in. */
const WITH_CORRELATION = /^(s|f|fp|fu|fs|ss|cs|cls|scv|gd_.*)$/;
/** The site assesses before it sends the user to Auth0. */
const ASSESSED_BEFORE_MS = 5_000;

/** Auth0's log stream, which signs nothing. */
export const auth0Sender: Sender<readonly string[]> = {
  provider: auth0,
  environment: (...names) => ({
    AUTH0_STREAM_TOKENS: names.map((name) => TOKENS[name]).join('\n'),
  }),
  sign(payload, [authorization = '']) {
    const headers = { 'content-type': 'application/json', authorization };
    return { headers, body: Buffer.from(payload) };
  },
  signsBody: false,
  tamper(request, random) {
    const value = request.headers['authorization'] ?? '';
    const prefix = value.startsWith(BEARER) ? BEARER : '';
    const authorization = prefix + flipVisible(value.slice(prefix.length), random);
    return { ...request, headers: { ...request.headers, authorization } };
  },
  carry(payload, assessment) {
    const record = JSON.parse(payload);
    const data = record.data ?? record;
    if (!WITH_CORRELATION.test(data.type) || assessment.length > LONGEST_CORRELATION_ID) {
      return undefined;
    }
    data.references = { ...data.references, correlation_id: assessment };
    return JSON.stringify(record);
  },
  linkFor(payload) {
    const record = JSON.parse(payload);
    const { user_id, user_name, date, ip, details } = record.data ?? record;
    if (details?.session_id) return { keys: [`auth0:${details.session_id}`] };
    const createTime = new Date(Date.parse(date) - ASSESSED_BEFORE_MS).toISOString();
    return { accountId: user_id || user_name, userIp: ip, createTime };
  },
  samples: {
    first: 's',
    second: 'gd_auth_succeed',
    unknown: JSON.stringify({
      log_id: '90020260929080030000000000000000001223372037486200001',
      data: { type: 'mgmt_api_read', date: '2026-09-29T08:00:30.000Z', ip: '192.0.2.10' },
    }),
    unreadable: JSON.stringify({
      log_id: 7,
      data: { type: 'fp', date: '2026-09-29T08:00:31.000Z', user_id: 'auth0|618223a4' },
    }),
  },
};
