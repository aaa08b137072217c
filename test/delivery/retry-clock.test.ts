import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterFailure } from '../../shared/delivery/retry-clock.ts';
import type { AnnotateOutcome } from '../../shared/recaptcha/annotate-outcome.ts';
import { instant, milliseconds } from '../../shared/time.ts';
import { AWAY, NO_ANSWER } from '../helpers/scripted-recaptcha.ts';
import { START } from '../helpers/turnable-clock.ts';
import { finding } from '../ledger/records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
type Failure = Exclude<AnnotateOutcome, { kind: 'ok' }>;

const NOT_FOUND: Failure = { kind: 'not_found' };
const DENIED: Failure = { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' };
const REFUSED: Failure = { kind: 'refused', status: 'INVALID_ARGUMENT', message: 'no' };

function pause(failure: AnnotateOutcome, attempts: number, luck: number): number {
  const next = afterFailure(failure as Failure, finding, attempts, START, () => luck);
  assert.equal(next.state, 'pending');
  return next.state === 'pending' ? milliseconds(next.dueAt) - START : 0;
}

function after(failure: AnnotateOutcome, failingFor: number, kind: string) {
  const failing = { kind, since: instant(START - failingFor) };
  return afterFailure(failure as Failure, { ...finding, failing }, 3, START, () => 0.5);
}

describe('The retry clock', () => {
  it('tries again within 30 s, then 60, 120 … up to 1 h, with full jitter', () => {
    const almost = 1 - Number.EPSILON;
    const longest = [1, 2, 3, 7, 8, 9, 100].map((n) => pause(AWAY, n, almost) / 1000);
    assert.deepEqual(longest, [30, 60, 120, 1920, 3600, 3600, 3600]);
    assert.equal(pause(AWAY, 5, 0), 1000);
    assert.equal(pause(AWAY, 1, 0.5), 15_000);
  });

  it('never comes back before Retry-After', () => {
    const asked: AnnotateOutcome = {
      ...(AWAY as Failure & { kind: 'unavailable' }),
      retryAfterMs: HOUR,
    };
    assert.equal(pause(asked, 1, 0.5), HOUR);
    assert.equal(pause({ ...asked, retryAfterMs: 10 }, 1, 0.5), 15_000);
  });

  it('is dead at once when Google refuses', () => {
    assert.deepEqual(after(REFUSED, 0, ''), { state: 'dead', code: 'refused' });
  });

  it('retries an unknown assessment for ten minutes', () => {
    assert.equal(after(NOT_FOUND, 10 * MINUTE - 1, 'not_found').state, 'pending');
    assert.deepEqual(after(NOT_FOUND, 10 * MINUTE, 'not_found'), {
      state: 'dead',
      code: 'not_found',
    });
  });

  it('makes the last try at the end of the ten minutes, not after them', () => {
    const next = afterFailure(
      NOT_FOUND,
      { ...finding, failing: { kind: 'not_found', since: instant(START - 9 * MINUTE) } },
      8,
      START,
      () => 0.99,
    );
    assert.equal(next.state === 'pending' && next.dueAt, instant(START + MINUTE));
  });

  it('gives up after three days without the API, with or without an answer', () => {
    for (const failure of [AWAY, NO_ANSWER]) {
      assert.equal(after(failure, 72 * HOUR - 1, 'unavailable').state, 'pending');
      assert.deepEqual(after(failure, 72 * HOUR, 'unavailable'), {
        state: 'dead',
        code: 'gave_up',
      });
    }
  });

  it('never gives up while Google denies', () => {
    assert.equal(after(DENIED, 365 * 24 * HOUR, 'denied').state, 'pending');
  });

  it('starts its clock anew when the kind of failure changes: days of a missing role are no outage', () => {
    const next = after(AWAY, 365 * 24 * HOUR, 'denied');
    assert.deepEqual(next.state === 'pending' && next.failing, {
      kind: 'unavailable',
      since: instant(START),
    });
    assert.equal(after(NOT_FOUND, 72 * HOUR, 'unavailable').state, 'pending');
  });
});
