import HmacModule from '@adyen/api-library/lib/src/utils/hmacValidator.js';
import { adyen } from '../../../shared/providers/adyen/index.ts';
import type { AdyenSecrets } from '../../../shared/providers/adyen/signature.ts';
import type { SecretName, Sender } from '../sender.ts';
import { tamper } from './tamper.ts';

const KEYS: Readonly<Record<SecretName, string>> = {
  current: 'D44DA2E0B8F3C1A57796E08C2D1B4F6A9E3C5D7B80F21A64C9E7B3D5F1082A6C',
  former: '0F1E2D3C4B5A69788796A5B4C3D2E1F00112233445566778899AABBCCDDEEFF0',
  foreign: 'A1B2C3D4E5F60718293A4B5C6D7E8F90123456789ABCDEF00FEDCBA987654321',
};

const CREDENTIALS: Readonly<Record<SecretName, string>> = {
  current: 'adyen:example,of a:password',
  former: 'adyen:former-example-password',
  foreign: 'somebody:foreign-example-password',
};

const sdk = new HmacModule.default();

/** Adyen, signing every item with its own SDK. */
export const adyenSender: Sender<AdyenSecrets> = {
  provider: adyen,
  environment: (...names) => ({
    ADYEN_HMAC_KEYS: names.map((name) => KEYS[name]).join(','),
    ADYEN_BASIC_AUTH: names.map((name) => CREDENTIALS[name]).join('\n'),
  }),
  sign: (payload, { keys: [key = ''], basicAuth: [credentials = ''] }) =>
    post(signItems(payload, key), credentials),
  tamper,
  carry(payload, assessment) {
    const notification = JSON.parse(payload);
    const [{ NotificationRequestItem: item }] = notification.notificationItems;
    if (item.eventCode !== 'AUTHORISATION') return undefined;
    item.additionalData = {
      ...item.additionalData,
      'metadata.recaptcha_assessment': assessment,
    };
    return JSON.stringify(notification);
  },
  samples: {
    first: 'AUTHORISATION',
    second: 'NOTIFICATION_OF_CHARGEBACK.fraud',
    unknown: sample({ eventCode: 'INVENTED_FOR_TESTS', success: 'true' }),
    unreadable: sample({ eventCode: 'AUTHORISATION', success: 'perhaps' }),
  },
};

/** The request Adyen would make with these credentials. */
export function post(payload: string, credentials: string) {
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization };
  return { headers, body: Buffer.from(payload) };
}

/** The payload with each of its items signed anew; one that has no items is left as it is. */
export function signItems(payload: string, key: string): string {
  const notification = parsed(payload);
  if (!Array.isArray(notification?.notificationItems)) return payload;
  for (const wrapper of notification.notificationItems) {
    const item = wrapper?.NotificationRequestItem;
    if (typeof item !== 'object' || item === null) continue;
    const hmacSignature = sdk.calculateHmac(signedText(item), key);
    item.additionalData = { ...item.additionalData, hmacSignature };
  }
  return JSON.stringify(notification);
}

/** As the SDK puts it together; it cannot for an item without an amount, which Adyen never sends. */
function signedText(item: { readonly amount?: unknown }): string {
  const amount = typeof item.amount === 'object' && item.amount !== null ? item.amount : {};
  return sdk.getDataToSign({ ...item, amount } as Parameters<typeof sdk.getDataToSign>[0]);
}

function parsed(payload: string) {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function sample(fields: { readonly eventCode: string; readonly success: string }): string {
  const item = {
    amount: { currency: 'EUR', value: 4999 },
    eventDate: '2026-03-14T10:21:07+01:00',
    merchantAccountCode: 'ExampleShopECOM',
    merchantReference: 'ORDER-10042',
    pspReference: 'SMP7QK2XZT9WNB82',
    reason: '',
    ...fields,
  };
  const notificationItems = [{ NotificationRequestItem: item }];
  return JSON.stringify({ live: 'false', notificationItems });
}
