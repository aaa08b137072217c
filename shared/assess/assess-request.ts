import * as z from 'zod';
import { correlationKey } from '../annotation/correlation-key.ts';
import { ipAddress } from '../annotation/ip-address.ts';
import type { UseCase } from '../recaptcha/interpretation/interpret.ts';
import { text, word } from './text.ts';
import { transactionData } from './transaction-data.ts';
import { userInfo } from './user-info.ts';

const USE_CASES = ['homepage', 'login', 'social', 'ecommerce'] as const satisfies UseCase[];

/** Far longer than any token, and short enough for a request of Google's. */
const LONGEST_TOKEN = 64 * 1024;

const members = z.strictObject({
  /** As the page got it; an empty one is what a page sends that could not load reCAPTCHA. */
  token: text(LONGEST_TOKEN).optional(),
  siteKey: z.string().regex(/^[0-9A-Za-z_-]{1,100}$/, 'must be a site key'),
  expectedAction: word(100).optional(),
  useCase: z.enum(USE_CASES).optional(),
  userIp: ipAddress.optional(),
  userAgent: text(16_384).optional(),
  ja3: text(4096).optional(),
  ja4: text(4096).optional(),
  requestedUri: text(16_384).optional(),
  accountId: word(1024).optional(),
  userInfo: userInfo.optional(),
  transactionData: transactionData.optional(),
  express: z.boolean().default(false),
  wafTokenAssessment: z.boolean().default(false),
  keys: z.array(correlationKey).max(20).default([]),
});

/** One interaction to assess: with an ordinary token, with a WAF token, or without any (express). */
export const assessRequest = members.superRefine(checkMembers).transform(withOneAccount);

export type AssessRequest = z.output<typeof assessRequest>;

type Members = z.output<typeof members>;

function checkMembers(asked: Members, context: z.RefinementCtx): void {
  const wrong = (path: keyof typeof asked, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (asked.express && asked.token !== undefined) wrong('token', 'an express assessment has none');
  if (!asked.express && asked.token === undefined) {
    wrong('token', 'needed, unless express is true; may be empty');
  }
  if (asked.express && asked.wafTokenAssessment) {
    wrong('wafTokenAssessment', 'an express assessment has no token');
  }
  const { accountId, userInfo } = asked;
  if (
    userInfo?.accountId !== undefined &&
    (accountId ?? userInfo.accountId) !== userInfo.accountId
  ) {
    wrong('userInfo', 'names another account than accountId');
  }
}

/** Google's place for the account is as good as ours. */
function withOneAccount({ userInfo: given, ...asked }: Members) {
  const { accountId, ...userInfo } = given ?? {};
  return { ...asked, accountId: asked.accountId ?? accountId, userInfo: given && userInfo };
}
