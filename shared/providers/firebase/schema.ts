import * as z from 'zod';
import { WHOLE_E164 } from '../../annotation/phone-number.ts';
import { compact } from '../../compact.ts';
import { instantFromSeconds } from '../../time.ts';

/**
 * The claims we read, under the names Google's own SDK and emulator give them. Strict for what a
 * label or its key rests on.
 * Source: https://github.com/firebase/firebase-functions/blob/master/src/common/providers/identity.ts
 * and https://github.com/firebase/firebase-tools/blob/master/src/emulator/auth/operations.ts
 */

export const ID = /^[A-Za-z0-9_.:=+/-]{1,200}$/;
const id = z.string().regex(ID, 'must be an id');

const text = z.string().nullish();

export const claims = z.looseObject({ event_type: z.string() });

export const signIn = z
  .object({
    event_id: id,
    /** `password`, `emailLink`, `google.com`, … */
    sign_in_method: text,
    /** `phone` or `totp`: here by the emulator, below `firebase` in the tokens of users. */
    sign_in_second_factor: text,
    firebase: z.object({ sign_in_second_factor: text }).nullish(),
  })
  .transform(({ event_id, sign_in_method, sign_in_second_factor, firebase }) => ({
    id: event_id,
    isByPassword: sign_in_method === 'password',
    hasSecondFactor: Boolean(sign_in_second_factor || firebase?.sign_in_second_factor),
  }));

/** Only a number that can be called is told; without one the message is told all the same. */
const phone = z
  .object({ phone_number: z.string().regex(WHOLE_E164), iat: z.number() })
  .transform(({ phone_number: phoneNumber, iat }) => {
    return compact({ phoneNumber, eventTime: instantFromSeconds(iat) });
  });

export const textMessage = z
  .looseObject({ event_id: id, sms_type: text })
  .transform(({ event_id, sms_type, ...told }) => ({
    id: event_id,
    isForSignIn: sms_type === 'MULTI_FACTOR_SIGN_IN',
    phone: phone.safeParse(told).data,
  }));

export type EventClaims = z.infer<typeof claims>;
export type SignIn = z.infer<typeof signIn>;
export type TextMessage = z.infer<typeof textMessage>;
