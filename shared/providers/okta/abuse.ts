import * as z from 'zod';
import type { Opinion } from '../../config/opinions.ts';
import { type EventTable, ignored, nothing, on, type Row, says } from '../event-table.ts';
import type { Statement } from '../provider.ts';
import { fraudStatement } from '../sign-in-statement.ts';
import { idAt } from './log-event.ts';

/** The user's own report of an earlier sign-in. */
export const REPORT = 'user.account.report_suspicious_activity_by_enduser';

const unread = z.unknown().optional();

const report = z
  .object({ outcome: z.object({ result: z.string() }), uuid: unread, debugContext: unread })
  .transform((event, context) => {
    // A second click on the same e-mail reports the same event.
    const id =
      idAt(event, 'debugContext', 'debugData', 'suspiciousActivityEventId') ?? idAt(event, 'uuid');
    if (id !== undefined) return { id, result: event.outcome.result };
    context.addIssue('must have a uuid');
    return z.NEVER;
  });

const logged = z.object({ uuid: unread }).transform((event, context) => {
  const id = idAt(event, 'uuid');
  if (id !== undefined) return { id };
  context.addIssue('must have a uuid');
  return z.NEVER;
});

const risk = ignored("a judgement of Okta's risk engine, and none of a person");

const REPORTED = 'the user reported the sign-in as not their own';

export const ABUSE: EventTable = {
  [REPORT]: on(report, ({ id, result }, { opinions }) =>
    result === 'SUCCESS'
      ? fraudulent('report-fraudulent', opinions, fraudStatement(id, 'report', REPORTED))
      : nothing('the report was not taken'),
  ),
  'user.account.lock': attack('lock', 'the account was locked after too many attempts'),
  'security.breached_credential.detected': attack('breach', 'the password is on a list of leaks'),
  'user.risk.*': risk,
  'user.session.context.change': risk,
};

function attack(stage: 'lock' | 'breach', because: string): Row {
  return on(logged, ({ id }, { opinions }) =>
    fraudulent('attack-fraudulent', opinions, fraudStatement(id, stage, because)),
  );
}

function fraudulent(opinion: Opinion, opinions: ReadonlySet<Opinion>, said: Statement) {
  return opinions.has(opinion)
    ? says(said)
    : nothing(`${said.because}: no verdict without the opinion ${opinion}`);
}
