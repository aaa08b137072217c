import type { Assessment } from '../annotation/assessment-name.ts';
import type { Total } from '../ledger/ledger.ts';
import type { FindingRecord, Link, State } from '../ledger/records.ts';
import { isRedrivable, redrivablePosition } from '../ledger/redrivable.ts';
import { instant, milliseconds } from '../time.ts';
import type { Policy } from './services.ts';
import type { WorkingSet } from './working-set.ts';

/** Puts a finding and keeps the running totals true: how many are in each state. */
export function putFinding(set: WorkingSet, id: string, after: FindingRecord): void {
  const before = set.get('findings', id);
  if (before?.state !== after.state) {
    if (before) set.add(totalOf(before, before.state), -1);
    set.add(totalOf(after, after.state), 1);
  }
  set.put('findings', id, withPosition(id, after));
}

function withPosition(id: string, finding: FindingRecord): FindingRecord {
  const { redrivable: _position, ...rest } = finding;
  const { state, settledAt } = rest;
  if (!isRedrivable(state) || settledAt === undefined) return rest;
  return { ...rest, redrivable: redrivablePosition(state, settledAt, id) };
}

export function totalOf(
  finding: Pick<FindingRecord, 'provider' | 'eventType' | 'arrivedAt'>,
  outcome: Total['outcome'],
): Total {
  const { provider, eventType, arrivedAt } = finding;
  return { day: arrivedAt.slice(0, 10), provider, eventType, outcome };
}

/** Waiting to be sent about this assessment. An amount in another currency than the payment's is dropped. */
export function asPending(
  finding: FindingRecord,
  assessment: Assessment,
  link: Link | undefined,
  now: number,
): FindingRecord {
  const { parkedUntil: _parked, expireAt: _expire, guessed: _guess, ...rest } = finding;
  const foreign = link?.currency && finding.currency && link.currency !== finding.currency;
  return {
    ...rest,
    ...(foreign ? { annotation: withoutValue(finding.annotation) } : {}),
    state: 'pending',
    assessment,
    openSince: finding.openSince ?? instant(now),
  };
}

/**
 * Waiting for a link of one of its keys. Told again it waits no longer than it did, unless what was
 * told adds a key: that may be linked later than an account.
 */
export function asParked(finding: FindingRecord, now: number, parkMs: number): FindingRecord {
  const { expireAt: _expire, assessment: _assessment, openSince: _open, ...rest } = finding;
  const { parkedUntil = instant(now + parkMs), arrivedAt } = finding;
  const fromArrival = instant(milliseconds(arrivedAt) + parkMs);
  return {
    ...rest,
    state: 'parked',
    parkedUntil: fromArrival > parkedUntil ? fromArrival : parkedUntil,
  };
}

/**
 * Settled for good, unless it is opened again: what Google was not told is kept as long as its fact
 * is known, because it would not be opened again without it.
 */
export function asFinal(
  finding: FindingRecord,
  state: State,
  now: number,
  { recordMs, linkMs }: Pick<Policy, 'recordMs' | 'linkMs'>,
  code?: string,
): FindingRecord {
  const {
    openSince: _open,
    parkedUntil: _parked,
    failing: _failing,
    code: _code,
    personal,
    ...rest
  } = finding;
  const isOver = state === 'delivered' || state === 'superseded';
  return {
    ...rest,
    ...(personal === undefined || isOver ? {} : { personal }),
    ...(code ? { code } : {}),
    state,
    settledAt: instant(now),
    expireAt: isOver ? instant(now + recordMs) : instant(milliseconds(finding.arrivedAt) + linkMs),
  };
}

/**
 * As if it had just arrived, saying what `draft` says: a later version may read its event otherwise.
 * What was tried before does not count any more; what Google may have applied still does.
 */
export function asReopened(known: FindingRecord, draft: FindingRecord): FindingRecord {
  const {
    code: _code,
    settledAt: _settled,
    expireAt: _expire,
    assessmentAgeSeconds: _age,
    currency: _currency,
    personal: _personal,
    ...rest
  } = known;
  const { annotation, because, currency, personal, eventTime } = draft;
  const said = {
    annotation,
    because,
    eventTime,
    ...(currency ? { currency } : {}),
    ...(personal ? { personal } : {}),
  };
  return { ...rest, ...said, attempts: 0 };
}

function withoutValue(annotation: FindingRecord['annotation']): FindingRecord['annotation'] {
  const { transactionEvent, ...rest } = annotation;
  if (!transactionEvent) return annotation;
  const { value: _value, ...event } = transactionEvent;
  return { ...rest, transactionEvent: event };
}
