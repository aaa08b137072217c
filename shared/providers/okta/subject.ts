import { compact } from '../../compact.ts';
import { type Instant, instant, instantFromSeconds, instantFromText } from '../../time.ts';
import { accountSubject } from '../account-subject.ts';
import { keysOf } from '../keys-of.ts';
import { own } from '../own.ts';
import type { AccountSubject, Subject } from '../provider.ts';
import { REPORT } from './abuse.ts';
import { debugData, idAt } from './log-event.ts';

/** What ties an event to an assessment. */
export function subjectOf(eventType: string, event: unknown): Subject {
  return eventType === REPORT ? reportedBy(event) : attemptedIn(event);
}

function attemptedIn(event: unknown): Subject {
  const session = idAt(event, 'authenticationContext', 'externalSessionId');
  const request = idAt(event, 'debugContext', 'debugData', 'authnRequestId');
  const ids = new Set([session, request]);
  const account = accountOf(event, own(event, 'client', 'ipAddress'));
  return compact({ keys: keysOf('okta', [...ids]), account });
}

/**
 * The session of a report is that of the click, not of the sign-in it is about: that is found by its
 * time, and without one not at all.
 */
function reportedBy(event: unknown): Subject {
  const at = timeOf(debugData(event, 'suspiciousActivityTimestamp'));
  const account = accountOf(event, debugData(event, 'suspiciousActivityEventIp'));
  return compact({ keys: [], account: at && account ? { ...account, at } : undefined });
}

function accountOf(event: unknown, address: unknown): AccountSubject | undefined {
  if (own(event, 'actor', 'type') !== 'User') return undefined;
  const login = own(event, 'actor', 'alternateId');
  const names = login === 'unknown' ? [] : [login];
  return accountSubject(idAt(event, 'actor', 'id'), names, address);
}

/** RFC 3339 in the samples at hand; epoch seconds or milliseconds as well, as number or text. */
function timeOf(value: unknown): Instant | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  if (/^\d{10}$/.test(text)) return instantFromSeconds(Number(text));
  if (/^\d{13}$/.test(text)) return instant(Number(text));
  return instantFromText(text);
}
