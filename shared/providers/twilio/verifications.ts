import type { Annotation } from '../../annotation/annotation.ts';
import { E164 } from '../../annotation/phone-number.ts';
import { compact } from '../../compact.ts';
import type { Opinion } from '../../config/opinions.ts';
import { instantFromText } from '../../time.ts';
import { type EventTable, ignored, nothing, on, type Row, says } from '../event-table.ts';
import { signInStatement } from '../sign-in-statement.ts';
import { type VerificationEvent, verificationEvent } from './schema.ts';

/** A verification is one second factor: however often it is said, it is one fact. */
const initiated: Row = whose('PENDING', ({ time, data }, opinions) => {
  const { annotation, ...said } = signInStatement(
    data.verification_sid,
    'INITIATED_TWO_FACTOR',
    'the verification was started and waits for its code',
  );
  return says({ ...said, annotation: { ...annotation, ...phoneEvent(time, data.to, opinions) } });
});

const passed: Row = whose('APPROVED', ({ data }) =>
  says(
    signInStatement(
      data.verification_sid,
      'PASSED_TWO_FACTOR',
      'the code was right, or the site approved the verification',
    ),
  ),
);

const tooOften: Row = whose('MAX_ATTEMPTS_REACHED', ({ data }) =>
  says(
    signInStatement(
      data.verification_sid,
      'FAILED_TWO_FACTOR',
      'the code was entered wrong, or asked for, too often',
    ),
  ),
);

const expired: Row = whose('EXPIRED', ({ data }) =>
  says(
    signInStatement(
      data.verification_sid,
      'FAILED_TWO_FACTOR',
      'the verification expired before its code was entered',
    ),
  ),
);

const VERIFY = 'com.twilio.accountsecurity.verify.';

export const VERIFICATIONS: EventTable = {
  [`${VERIFY}verification.pending`]: initiated,
  [`${VERIFY}verification.approved`]: passed,
  [`${VERIFY}verification.max-attempts-reached`]: tooOften,
  [`${VERIFY}verification.max_attempts_reached`]: tooOften,
  [`${VERIFY}verification.expired`]: expired,
  [`${VERIFY}verification.canceled`]: ignored(
    'the site cancelled the verification, which is no outcome',
  ),
  [`${VERIFY}*`]: ignored('tells of messages or attempts, not of an outcome'),
};

/** The type and the status say the same; where they do not, neither is believed. */
function whose(
  status: string,
  say: (event: VerificationEvent, opinions: ReadonlySet<Opinion>) => ReturnType<typeof says>,
): Row {
  return on(verificationEvent, (event, { opinions }) => {
    return isStatus(event.data.verification_status ?? status, status)
      ? say(event, opinions)
      : nothing('the type of the event and the status of the verification contradict each other');
  });
}

/** One list of Twilio's writes underscores in types, so the spelling is not relied on. */
function isStatus(given: unknown, status: string): boolean {
  return typeof given === 'string' && given.toUpperCase().replaceAll('-', '_') === status;
}

function phoneEvent(time: unknown, to: unknown, opinions: ReadonlySet<Opinion>): Annotation {
  if (!opinions.has('phone-events') || typeof to !== 'string' || !E164.test(to)) return {};
  return {
    phoneAuthenticationEvent: compact({ phoneNumber: to, eventTime: instantFromText(time) }),
  };
}
