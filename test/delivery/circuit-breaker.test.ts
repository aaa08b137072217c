import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCircuitBreaker } from '../../shared/delivery/circuit-breaker.ts';
import { AWAY } from '../helpers/scripted-recaptcha.ts';
import { turnableClock } from '../helpers/turnable-clock.ts';

const OURS = 'projects/p/assessments/1';
const ELSEWHERE = 'projects/other/assessments/1';
const DENIED = { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' } as const;

function opened() {
  const clock = turnableClock();
  const breaker = createCircuitBreaker(clock, 'p');
  for (let n = 0; n < 5; n += 1) {
    assert.ok(breaker.admit());
    breaker.report(AWAY, OURS);
  }
  return { clock, breaker };
}

describe('The circuit breaker', () => {
  it('opens after five failures in a row', () => {
    const { breaker } = opened();
    assert.ok(breaker.isOpen());
    assert.ok(!breaker.admit());
  });

  it('stays closed when a failure is followed by any answer about the label itself', () => {
    const breaker = createCircuitBreaker(turnableClock(), 'p');
    for (let n = 0; n < 20; n += 1) {
      breaker.report(AWAY, OURS);
      breaker.report(n % 2 ? { kind: 'ok' } : { kind: 'not_found' }, OURS);
    }
    assert.ok(breaker.admit());
  });

  it('counts denied calls too: they fail for every label', () => {
    const breaker = createCircuitBreaker(turnableClock(), 'p');
    for (let n = 0; n < 5; n += 1) {
      breaker.report(DENIED, OURS);
    }
    assert.ok(breaker.isOpen());
  });

  it('takes no notice of calls that are denied in another project', () => {
    const breaker = createCircuitBreaker(turnableClock(), 'p');
    for (let n = 0; n < 20; n += 1) breaker.report(DENIED, ELSEWHERE);
    assert.ok(!breaker.isOpen());
  });

  it('counts what is denied in a project spelt by its number, which may be ours', () => {
    const breaker = createCircuitBreaker(turnableClock(), 'p');
    for (let n = 0; n < 5; n += 1) breaker.report(DENIED, 'projects/123456/assessments/1');
    assert.ok(breaker.isOpen());
  });

  it('lets another call probe when the probe was denied in another project', () => {
    const { breaker } = opened();
    breaker.allowProbe();
    assert.ok(breaker.admit());
    breaker.report(DENIED, ELSEWHERE);
    assert.ok(breaker.isOpen());
    assert.ok(breaker.admit());
    assert.ok(!breaker.admit());
  });

  it('lets one call probe after ten seconds, and only one', () => {
    const { clock, breaker } = opened();
    clock.turn(9_999);
    assert.ok(!breaker.admit());
    clock.turn(1);
    assert.ok(breaker.wouldAdmit());
    assert.ok(breaker.admit());
    assert.ok(!breaker.admit());
  });

  it('closes when the probe succeeds, and waits again when it fails', () => {
    const { clock, breaker } = opened();
    clock.turn(10_000);
    assert.ok(breaker.admit());
    breaker.report(AWAY, OURS);
    assert.ok(!breaker.admit());
    clock.turn(10_000);
    assert.ok(breaker.admit());
    breaker.report({ kind: 'ok' }, OURS);
    assert.ok(!breaker.isOpen());
    assert.ok(breaker.admit());
    assert.ok(breaker.admit());
  });

  it('lets whoever is called to deliver probe at once', () => {
    const { breaker } = opened();
    breaker.allowProbe();
    assert.ok(breaker.admit());
    assert.ok(!breaker.admit());
  });
});
