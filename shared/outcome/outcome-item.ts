import * as z from 'zod';
import {
  annotation,
  phoneAuthenticationEvent,
  transactionEvent,
} from '../annotation/annotation.ts';
import { type Assessment, parseAssessment, parseWafToken } from '../annotation/assessment-name.ts';
import { correlationKey } from '../annotation/correlation-key.ts';
import { REASONS } from '../annotation/vocabulary.ts';
import { checkItem } from './check-item.ts';
import { decimalText } from './decimal-text.ts';
import { eventTime } from './event-time.ts';
import { SIGNAL_NAMES } from './signals.ts';

const LONGEST_TOKEN = 16 * 1024;
/** Tokens are base64url; what marks and follows the id in a WAF token has a colon. */
const ORDINARY_TOKEN = /^[0-9A-Za-z_.~+/=-]+$/;

/** What a token turned out to be. */
export type Token =
  | { readonly kind: 'assessment'; readonly assessment: Assessment }
  /** Its assessment has to be created first: the token itself does not tell which. */
  | { readonly kind: 'ordinary-token' };

/**
 * One item of `outcome`: what happened, and to what.
 * @param options.project that bare ids and tokens belong to
 * @param options.now milliseconds since 1970
 */
export function outcomeItem({ project, now }: { readonly project: string; readonly now: number }) {
  return z
    .strictObject({
      id: z
        .string()
        .regex(/^[\x20-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters')
        .optional(),
      assessment: z
        .string()
        .transform((text, context): Assessment => {
          const assessment = parseAssessment(text, project);
          return assessment ?? refuse(context, 'must be an assessment name or a bare id');
        })
        .optional(),
      token: z
        .string()
        .max(LONGEST_TOKEN)
        .transform((text, context): Token => {
          const assessment = parseWafToken(text, project);
          if (assessment) return { kind: 'assessment', assessment };
          if (ORDINARY_TOKEN.test(text)) return { kind: 'ordinary-token' };
          return refuse(context, 'is no token as reCAPTCHA wrote it: cut off, or encoded again?');
        })
        .optional(),
      keys: z.array(correlationKey).max(20).default([]),
      signal: z.enum(SIGNAL_NAMES).optional(),
      annotation: annotation.shape.annotation,
      reasons: z.array(z.enum(REASONS)).max(REASONS.length).optional(),
      transactionEvent: transactionEvent
        .extend({ value: decimalText.optional(), eventTime: eventTime(now).optional() })
        .refine((event) => Object.keys(event).length > 0, 'says nothing')
        .optional(),
      phoneAuthenticationEvent: phoneAuthenticationEvent
        .extend({ eventTime: eventTime(now).optional() })
        .optional(),
      accountId: annotation.shape.accountId,
      action: z.string().min(1).max(100).optional(),
      userIp: z
        .union([z.ipv4(), z.ipv6()], { error: 'must be an IPv4 or IPv6 address' })
        .optional(),
      eventTime: eventTime(now).optional(),
    })
    .superRefine(checkItem);
}

export type OutcomeItem = z.output<ReturnType<typeof outcomeItem>>;

/** The assessment an item names itself, by name or by token. */
export function assessmentNamedBy({ assessment, token }: OutcomeItem): Assessment | undefined {
  return assessment ?? (token?.kind === 'assessment' ? token.assessment : undefined);
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
