import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createTimeline } from './timeline.ts';

it('does what is planned in the order of time, ties in the order of planning', async () => {
  const timeline = createTimeline(1_000);
  const done: string[] = [];
  for (const time of [30, 10, 20, 10, 40, 10]) {
    timeline.after(time, () => done.push(`${time} at ${timeline.now()}`));
  }
  timeline.at(0, () => done.push(`at once, at ${timeline.now()}`));
  await timeline.run(() => true);
  assert.deepEqual(done, [
    'at once, at 1000',
    ...Array(3).fill('10 at 1010'),
    '20 at 1020',
    '30 at 1030',
    '40 at 1040',
  ]);
});

it('lets promises get as far as they can before time goes on', async () => {
  const timeline = createTimeline(0);
  const seen: number[] = [];
  const pause = () => new Promise<void>((resolve) => timeline.after(10, resolve));
  const work = async () => {
    for (let hop = 0; hop < 50; hop += 1) await undefined;
    seen.push(timeline.now());
    await pause();
    seen.push(timeline.now());
  };
  const working: Promise<void>[] = [];
  timeline.after(5, () => working.push(work()));
  timeline.after(6, () => seen.push(timeline.now()));
  await timeline.run(() => true);
  await Promise.all(working);
  assert.deepEqual(seen, [5, 6, 15]);
});

it('stops when told to', async () => {
  const timeline = createTimeline(0);
  let left = 3;
  for (let n = 0; n < 10; n += 1) timeline.after(n, () => undefined);
  await timeline.run(() => left-- > 0);
  assert.equal(timeline.now(), 2);
});
