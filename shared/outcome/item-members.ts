import * as z from 'zod';
import {
  annotation,
  phoneAuthenticationEvent,
  transactionEvent,
} from '../annotation/annotation.ts';
import { assessmentText } from '../annotation/assessment-text.ts';
import { correlationKey } from '../annotation/correlation-key.ts';
import { ipAddress } from '../annotation/ip-address.ts';
import { REASONS } from '../annotation/vocabulary.ts';
import { decimalText } from './decimal-text.ts';
import { eventTime } from './event-time.ts';
import { SIGNAL_NAMES } from './signals.ts';
import { tokenText } from './token.ts';

export interface ItemContext {
  /** The project that bare ids and tokens belong to. */
  readonly project: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The members of what a site reports itself: what happened, and to what. */
export function itemMembers({ project, now }: ItemContext) {
  return {
    id: z
      .string()
      .regex(/^[\x20-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters')
      .optional(),
    assessment: assessmentText(project).optional(),
    token: tokenText(project).optional(),
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
    userIp: ipAddress.optional(),
    eventTime: eventTime(now).optional(),
  };
}
