import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FetchedKeys } from '../../../shared/http/caller/fetch-keys.ts';
import { createKeySet } from '../../../shared/http/caller/key-set.ts';
import { type LocalKey, localKey, NOW } from './local-tokens.ts';

const HOUR = 3_600_000;
const FIRST = localKey('first');
const SECOND = localKey('second');

function keys(...published: LocalKey[]): FetchedKeys {
  const byKid = new Map(published.map(({ kid, publicKey }) => [kid, publicKey]));
  return { kind: 'keys', keys: byKid, lifetimeMs: HOUR };
}

const DOWN: FetchedKeys = { kind: 'failed', code: 'HTTP 503' };

/** A key set whose server answers what `answer` says, on a clock that is turned by hand. */
function setUp(answer: FetchedKeys) {
  const world = { now: NOW, fetches: 0, answer, logged: [] as unknown[] };
  const keyFor = createKeySet({
    clock: { now: () => world.now },
    log: { error: (_message, fields) => world.logged.push(fields) },
    fetchKeys: async () => {
      world.fetches += 1;
      return world.answer;
    },
  });
  const kindOf = async (kid: string) => (await keyFor(kid)).kind;
  return { world, keyFor, kindOf };
}

describe('the keys for ID tokens', () => {
  it('are fetched when first needed and kept for their lifetime', async () => {
    const { world, keyFor } = setUp(keys(FIRST, SECOND));
    assert.equal(world.fetches, 0);
    assert.deepEqual(await keyFor('first'), { kind: 'key', key: FIRST.publicKey });
    world.now += HOUR - 1;
    assert.deepEqual(await keyFor('second'), { kind: 'key', key: SECOND.publicKey });
    assert.equal(world.fetches, 1);
  });

  it('are fetched again when their lifetime is over, and the old ones forgotten', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    await kindOf('first');
    world.now += HOUR;
    world.answer = keys(SECOND);
    assert.equal(await kindOf('first'), 'unknown');
    assert.equal(await kindOf('second'), 'key');
    assert.equal(world.fetches, 2);
  });

  it('are fetched once for any number of callers who wait', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    const kinds = await Promise.all(Array.from({ length: 100 }, () => kindOf('first')));
    assert.deepEqual([...new Set(kinds)], ['key']);
    assert.equal(world.fetches, 1);
  });

  it('are fetched once more for a key that is new', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    await kindOf('first');
    world.now += 30_000;
    world.answer = keys(FIRST, SECOND);
    assert.equal(await kindOf('second'), 'key');
    assert.equal(world.fetches, 2);
  });

  it('are fetched at most once in 30 s, whatever keys are asked for', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    for (let attempt = 0; attempt < 300; attempt += 1) {
      assert.equal(await kindOf(`guess-${attempt}`), 'unknown');
      assert.equal(await kindOf('first'), 'key');
      world.now += 1000;
    }
    assert.equal(world.fetches, 10);
  });
});

describe('while the keys cannot be fetched', () => {
  it('no key at all is an answer for now only, and the cause is logged', async () => {
    const { world, kindOf } = setUp(DOWN);
    assert.equal(await kindOf('first'), 'unreachable');
    assert.deepEqual(world.logged, [{ code: 'HTTP 503' }]);
  });

  it('the first fetch is tried again after a second, not at once', async () => {
    const { world, kindOf } = setUp(DOWN);
    await kindOf('first');
    world.now += 999;
    assert.equal(await kindOf('first'), 'unreachable');
    assert.equal(world.fetches, 1);
    world.now += 1;
    world.answer = keys(FIRST);
    assert.equal(await kindOf('first'), 'key');
  });

  it('stale keys are used for another day, and tried to be renewed every 30 s', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    await kindOf('first');
    world.answer = DOWN;
    world.now += HOUR;
    for (let second = 0; second < 60; second += 1) {
      assert.equal(await kindOf('first'), 'key');
      world.now += 1000;
    }
    assert.equal(world.fetches, 1 + 2);
    world.now = NOW + HOUR + 24 * HOUR - 1;
    assert.equal(await kindOf('first'), 'key');
  });

  it('keys that are stale for a day are not trusted any longer', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    await kindOf('first');
    world.answer = DOWN;
    world.now = NOW + HOUR + 24 * HOUR;
    assert.equal(await kindOf('first'), 'unreachable');
  });

  it('a key that is not among the stale ones may exist', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    await kindOf('first');
    world.answer = DOWN;
    world.now += 30_000;
    assert.equal(await kindOf('second'), 'unreachable');
    assert.equal(await kindOf('first'), 'key');
  });

  it('they come back with the next fetch that succeeds', async () => {
    const { world, kindOf } = setUp(keys(FIRST));
    await kindOf('first');
    world.answer = DOWN;
    world.now += HOUR;
    await kindOf('first');
    world.answer = keys(SECOND);
    world.now += 30_000;
    assert.equal(await kindOf('second'), 'key');
    assert.equal(await kindOf('third'), 'unknown');
  });
});
