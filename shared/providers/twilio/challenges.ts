import { type EventTable, ignored, on, says } from '../event-table.ts';
import { challengeEvent } from './schema.ts';
import { secondFactor } from './second-factor.ts';

/**
 * The webhooks of Verify Push. None tells that a challenge was sent.
 * Source: https://www.twilio.com/docs/verify/api/webhooks
 */
export const CHALLENGES: EventTable = {
  'challenge.approved': on(challengeEvent, ({ challenge_sid: sid }) =>
    says(secondFactor(sid, 'PASSED_TWO_FACTOR', 'the user approved the push challenge')),
  ),
  'challenge.denied': on(challengeEvent, ({ challenge_sid: sid }) =>
    says(secondFactor(sid, 'FAILED_TWO_FACTOR', 'the user denied the push challenge')),
  ),
  'factor.*': ignored('a device was enrolled or removed; nobody signed in with it'),
};
