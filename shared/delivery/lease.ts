import type { FindingRecord, HeadRecord } from '../ledger/records.ts';
import { type Instant, instant } from '../time.ts';
import { isAfter } from './moment.ts';

/** How long a claim on an assessment holds, in milliseconds, unless its holder renews it. */
export const LEASE_MS = 30_000;

/** The head with the lease in this owner's hand; undefined while somebody else holds it. */
export function takeLease(head: HeadRecord, owner: string, now: number): HeadRecord | undefined {
  const held = head.lease;
  if (held && held.owner !== owner && held.until > instant(now)) return undefined;
  const until = instant(now + LEASE_MS);
  return { ...head, lease: { owner, until }, dueAt: until };
}

/** The head given back, to be looked at when `dueAt` comes; with nothing open it is not due at all. */
export function giveBack(head: HeadRecord, dueAt: Instant): HeadRecord {
  const { lease: _lease, dueAt: _dueAt, ...rest } = head;
  return head.open.length > 0 ? { ...rest, dueAt } : rest;
}

/** The head with one more open finding in its turn; due now, unless somebody is at work on it. */
export function addOpen(head: HeadRecord, id: string, finding: FindingRecord, now: number) {
  const { eventTime, arrivedAt } = finding;
  const others = removeOpen(head, id).open;
  const turn = others.findLastIndex((other) => !isAfter(other, finding)) + 1;
  return dueNow({ ...head, open: others.toSpliced(turn, 0, { id, eventTime, arrivedAt }) }, now);
}

/** A new arrival makes the older open ones due; a holder will find it by itself. */
export function dueNow(head: HeadRecord, now: number): HeadRecord {
  const at = instant(now);
  return head.lease && head.lease.until > at ? head : { ...head, dueAt: at };
}

export function removeOpen(head: HeadRecord, id: string): HeadRecord {
  return { ...head, open: head.open.filter((turn) => turn.id !== id) };
}
