import * as z from 'zod';
import { own, ownText } from '../own.ts';

/**
 * The parts of a System Log event we read. `debugData` changes without notice and may hold anything,
 * so of it nothing is required.
 * Source: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/
 */

/** Of an event, a request, a session, a user. No e-mail address is one; Okta writes `unknown` for none. */
const ID = /^(?!(?:unknown|null)$)[A-Za-z0-9_@-]{1,200}$/;

export function idAt(event: unknown, ...path: readonly string[]): string | undefined {
  return ownText(event, ID, ...path);
}

export function debugData(event: unknown, name: string): unknown {
  return own(event, 'debugContext', 'debugData', name);
}

const unread = z.unknown().optional();

/** Somebody who showed a factor, or who opened a session with it. */
export const attempt = z
  .object({
    outcome: z.object({ result: z.string(), reason: unread }),
    uuid: unread,
    transaction: unread,
    debugContext: unread,
    target: unread,
  })
  .transform((event, context) => {
    // One request is one attempt, however many events it leaves.
    const id =
      idAt(event, 'transaction', 'id') ??
      idAt(event, 'debugContext', 'debugData', 'requestId') ??
      idAt(event, 'uuid');
    if (id === undefined) {
      context.addIssue('must have a transaction or a uuid');
      return z.NEVER;
    }
    const authenticator = authenticatorIn(event.target);
    return {
      id,
      result: event.outcome.result,
      reason: event.outcome.reason,
      factor:
        wordOf(debugData(event, 'factor')) ??
        wordOf(own(authenticator, 'detailEntry', 'methodTypeUsed')),
      intent: wordOf(debugData(event, 'factorIntent')),
      pushAnswer: wordOf(debugData(event, 'pushOnlyResponseType')),
      authenticator: wordOf(own(authenticator, 'displayName')),
    };
  });

export type Attempt = z.infer<typeof attempt>;

/** Okta spells one word in both cases. */
function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.toUpperCase() : undefined;
}

/** Identity Engine lists the authenticator among the targets; Classic lists none. */
function authenticatorIn(target: unknown): unknown {
  return Array.isArray(target)
    ? target.find((one) => own(one, 'type') === 'AuthenticatorEnrollment')
    : undefined;
}
