import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { readJson } from '../../../shared/providers/json-body.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { twilio } from '../../../shared/providers/twilio/index.ts';
import type { TwilioSecrets } from '../../../shared/providers/twilio/signature.ts';
import { flipBit, flipVisible, type SecretName, type Sender } from '../sender.ts';

const TOKENS: Readonly<Record<SecretName, string>> = {
  current: '3f9a1c5e7b2d48606f8e1a3c5d7b9f02',
  former: '8b6d4f2a0c1e3957b5d3f1a9c7e50864',
  foreign: '00112233445566778899aabbccddeeff',
};

export const WEBHOOK_URL = 'https://annotator.example.com/identity-callback/twilio';
export const HEADER = 'x-twilio-signature';

const PUSH = /"type":\s*"(challenge|factor)\./;

/** A JSON body as Event Streams sends it, signed by Twilio's own library. */
export function signedJson(body: string, token: string, url = WEBHOOK_URL): SignedRequest {
  const hash = `bodySHA256=${getExpectedBodyHash(body)}`;
  const signed = `${url}${url.includes('?') ? '&' : '?'}${hash}`;
  return {
    headers: {
      'content-type': 'application/json',
      [HEADER]: getExpectedTwilioSignature(token, signed, {}),
    },
    body: Buffer.from(body),
    search: signed.split('?').slice(1).join('?'),
  };
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A form as Verify Push sends it, signed by Twilio's own library. */
export function signedForm(fields: Fields, token: string, url = WEBHOOK_URL): SignedRequest {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      [HEADER]: getExpectedTwilioSignature(token, url, { ...fields }),
    },
    body: Buffer.from(form.toString()),
    search: url.split('?').slice(1).join('?'),
  };
}

/** What is no event by itself is sent as it is. */
function isObject(payload: string): boolean {
  const read = readJson(Buffer.from(payload));
  return read.ok && !Array.isArray(read.value) && Object(read.value) === read.value;
}

/** One hexadecimal digit of the hash becomes another character. */
function withOtherHash(search: string, random: () => number): string {
  const [name, hash = ''] = search.split('=');
  for (;;) {
    const flipped = flipVisible(hash, random);
    if (/^\w+$/.test(flipped)) return `${name}=${flipped}`;
  }
}

/** Event Streams, which sends its events in a list, and Verify Push, which sends one as a form. */
export const twilioSender: Sender<TwilioSecrets> = {
  provider: twilio,
  environment: (...names) => ({
    TWILIO_AUTH_TOKENS: names.map((name) => TOKENS[name]).join(','),
    TWILIO_WEBHOOK_URL: WEBHOOK_URL,
  }),
  sign(payload, { tokens: [token = ''], url }) {
    if (PUSH.test(payload)) return signedForm(JSON.parse(payload), token, url);
    return signedJson(isObject(payload) ? `[${payload}]` : payload, token, url);
  },
  tamper(request, random) {
    const { headers, body, search = '' } = request;
    const chance = random();
    if (chance < 0.6) return { ...request, body: flipBit(body, random) };
    if (chance < 0.8) return { ...request, search: withOtherHash(search, random) };
    const signature = flipVisible(headers[HEADER] ?? '', random);
    return { ...request, headers: { ...headers, [HEADER]: signature } };
  },
  carry(payload, assessment) {
    const event = JSON.parse(payload);
    const attempt = event.data?.send_code_attempts?.attempts?.at(-1);
    if (attempt === undefined) return undefined;
    attempt.tags = { ...attempt.tags, recaptcha_assessment: assessment };
    return JSON.stringify(event);
  },
  sameRow: [
    [
      'com.twilio.accountsecurity.verify.verification.max-attempts-reached',
      'com.twilio.accountsecurity.verify.verification.max_attempts_reached',
    ],
  ],
  samples: {
    first: 'verification.pending',
    second: 'verification.approved',
    unknown: JSON.stringify({
      type: 'com.twilio.voice.status-callback.call.completed',
      id: 'EZ00000000000000000000000000000009',
      data: { call_sid: 'CA00000000000000000000000000000009' },
    }),
    unreadable: JSON.stringify({
      type: 'com.twilio.accountsecurity.verify.verification.approved',
      id: 'EZ00000000000000000000000000000008',
      data: { verification_sid: 7, verification_status: 'APPROVED' },
    }),
  },
};
