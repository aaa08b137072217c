import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makePlan } from './make-plan.ts';
import { labelKey } from './payment.ts';

const EVENTS = 2_000;
const plan = makePlan(7, EVENTS);
const events = plan.messages.filter((message) => message.to === 'stripe');
const linked = plan.facts.filter(({ assessment }) => assessment !== undefined);

describe('A plan', () => {
  it('sends as many events as it was asked for, in order of their positions', () => {
    assert.equal(events.length, EVENTS);
    const positions = plan.messages.map(({ position }) => position);
    assert.deepEqual(
      positions,
      positions.toSorted((a, b) => a - b),
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const ids = (seed: number) =>
      makePlan(seed, 300).messages.map((sent) =>
        sent.to === 'stripe' ? sent.event.id : sent.item,
      );
    assert.deepEqual(ids(7), ids(7));
    assert.notDeepEqual(ids(7), ids(8));
  });

  it('has duplicates, several events of one fact, late links and payments that nobody links', () => {
    const ids = new Set(events.map(({ event }) => event.id));
    assert.ok(ids.size < 0.95 * EVENTS && ids.size > 0.8 * EVENTS);
    assert.ok(plan.facts.some(({ times }) => times.length > 1));
    assert.ok(plan.messages.some(({ to }) => to === 'link'));
    const share = linked.length / plan.facts.length;
    assert.ok(share > 0.8 && share < 0.97, `${share} are linked`);
  });

  it('states every fact by an event', () => {
    const stated = new Set(events.flatMap(({ fact }) => fact ?? []));
    assert.deepEqual(stated, new Set(plan.facts));
  });

  it('makes every label tell its fact from all others of its assessment', () => {
    const keys = linked.flatMap((fact) =>
      fact.times.map((time) => `${fact.assessment} ${labelKey(fact, time)}`),
    );
    const times = linked.filter(({ eventType }) => eventType).flatMap((fact) => fact.times);
    assert.ok(times.length > 500);
    assert.equal(new Set(keys).size, keys.length - repeatedWithoutTime());
  });
});

/** A label without a transaction event has no time: its times are one key. */
function repeatedWithoutTime(): number {
  return linked
    .filter(({ eventType }) => eventType === undefined)
    .reduce((sum, { times }) => sum + times.length - 1, 0);
}
