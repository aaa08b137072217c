import type { Expectation } from '../../expectation.ts';
import { ACCOUNT, VERIFICATION } from './ids.ts';

const because = 'tells of messages or attempts, not of an outcome';
const subject = { keys: [`twilio:${VERIFICATION}`] };

export const OTHERS: readonly Expectation[] = [
  { fixture: 'message.delivered', because, subject },
  { fixture: 'attempt-dlr.delivered', because, subject },
  {
    fixture: 'eventstreams.test-event',
    because: 'the test of a new sink',
    subject: { keys: [] },
    event: {
      id: `com.twilio.eventstreams.test-event.${ACCOUNT}`,
      type: 'com.twilio.eventstreams.test-event',
      time: '2026-08-20T06:02:54.377Z',
    },
  },
  {
    fixture: 'messaging.message.delivered',
    because: 'not an event of Verify',
    subject: { keys: [] },
  },
];
