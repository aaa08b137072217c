import * as z from 'zod';

/**
 * The parts of Twilio's events we read: strict for the ids that a fact and its key rest on, loose
 * elsewhere. Not every SID of Twilio's own samples has the 32 digits that its API promises.
 * Source: https://www.twilio.com/docs/events/event-types/verify/verification-status
 */

export const VERIFICATION_SID = /^VE[0-9A-Za-z]{1,64}$/;
export const CHALLENGE_SID = /^YC[0-9A-Za-z]{1,64}$/;

/** A CloudEvent of Event Streams about a verification. */
export const verificationEvent = z.object({
  id: z.string().min(1),
  time: z.unknown().optional(),
  data: z.object({
    verification_sid: z.string().regex(VERIFICATION_SID, 'must be the SID of a verification'),
    verification_status: z.unknown().optional(),
    to: z.unknown().optional(),
  }),
});

/** What Verify Push sends about a challenge: flat, and without a time. */
export const challengeEvent = z.object({
  challenge_sid: z.string().regex(CHALLENGE_SID, 'must be the SID of a challenge'),
});

export const event = z.object({ type: z.string() });

export type VerificationEvent = z.infer<typeof verificationEvent>;
