import * as z from 'zod';
import { word } from './text.ts';

const amount = z.number().nonnegative();
/** Google writes 64-bit numbers as text and reads both. */
const int64 = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,19}$/)], {
  error: 'must be a whole number, or one as text',
});

const address = z.strictObject({
  recipient: word(500).optional(),
  address: z.array(word(500)).max(10).optional(),
  locality: word(500).optional(),
  administrativeArea: word(500).optional(),
  regionCode: z
    .string()
    .regex(/^([A-Z]{2}|\d{3})$/, 'must be a CLDR region code, such as DE')
    .optional(),
  postalCode: word(50).optional(),
});

const user = z.strictObject({
  accountId: word(1024).optional(),
  creationMs: int64.optional(),
  email: word(500).optional(),
  emailVerified: z.boolean().optional(),
  phoneNumber: word(50).optional(),
  phoneVerified: z.boolean().optional(),
});

const item = z.strictObject({
  name: word(1000).optional(),
  value: amount.optional(),
  quantity: int64.optional(),
  merchantAccountId: word(1024).optional(),
});

const gatewayInfo = z.strictObject({
  name: word(100).optional(),
  gatewayResponseCode: word(100).optional(),
  avsResponseCode: word(100).optional(),
  cvvResponseCode: word(100).optional(),
});

/**
 * A payment to be assessed; it goes to Google as it is. Amounts are in whole units of the currency.
 * Source: `TransactionData` of
 * https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#TransactionData
 */
export const transactionData = z.strictObject({
  transactionId: word(1024).optional(),
  paymentMethod: z
    .string()
    .regex(
      /^(credit-card|debit-card|gift-card|(processor|custom)-\S{1,100})$/,
      'must be credit-card, debit-card, gift-card, processor-{name} or custom-{name}',
    )
    .optional(),
  cardBin: z
    .string()
    .regex(/^(\d{6}|\d{8})$/, 'must be the first 6 or 8 digits of the card')
    .optional(),
  cardLastFour: z
    .string()
    .regex(/^\d{4}$/, 'must be the last four digits of the card')
    .optional(),
  currencyCode: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, such as EUR')
    .optional(),
  value: amount.optional(),
  shippingValue: amount.optional(),
  shippingAddress: address.optional(),
  billingAddress: address.optional(),
  user: user.optional(),
  merchants: z.array(user).max(100).optional(),
  items: z.array(item).max(1000).optional(),
  gatewayInfo: gatewayInfo.optional(),
});
