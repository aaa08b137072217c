import { type EventTable, ignored, on, says } from '../event-table.ts';
import { signInStatement } from '../sign-in-statement.ts';
import { challengeEvent } from './schema.ts';

/**
 * The webhooks of Verify Push. None tells that a challenge was sent.
 * Source: https://www.twilio.com/docs/verify/api/webhooks
 */
export const CHALLENGES: EventTable = {
  'challenge.approved': on(challengeEvent, ({ challenge_sid: sid }) =>
    says(signInStatement(sid, 'PASSED_TWO_FACTOR', 'the user approved the push challenge')),
  ),
  'challenge.denied': on(challengeEvent, ({ challenge_sid: sid }) =>
    says(signInStatement(sid, 'FAILED_TWO_FACTOR', 'the user denied the push challenge')),
  ),
  'factor.*': ignored('a device was enrolled or removed; nobody signed in with it'),
};
