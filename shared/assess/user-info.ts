import * as z from 'zod';
import { timestamp } from '../annotation/annotation.ts';
import { phoneNumber } from '../annotation/phone-number.ts';
import { word } from './text.ts';

const userId = z
  .strictObject({
    email: word(500).optional(),
    phoneNumber: phoneNumber.optional(),
    username: word(500).optional(),
  })
  .refine((id) => Object.keys(id).length === 1, 'needs one of email, phoneNumber and username');

/**
 * Who the user is. The account may stand here or beside it; `ACCOUNT_IDS` decides how it is sent.
 * Source: `UserInfo` of
 * https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#UserInfo
 */
export const userInfo = z.strictObject({
  createAccountTime: timestamp.optional(),
  userIds: z.array(userId).min(1).max(20).optional(),
  accountId: word(1024).optional(),
});
