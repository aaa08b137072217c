import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createDocumentCache } from '../../shared/outgoing/document-cache.ts';
import type { FetchedText, FetchLimits } from '../../shared/outgoing/fetch-text.ts';
import { turnableClock } from '../helpers/turnable-clock.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const URL_A = new URL('https://api.example.com/certs/a');

/** A cache before a network that answers as it is told. */
function cacheBefore(answer: (url: URL) => FetchedText | Promise<FetchedText> = served) {
  const clock = turnableClock();
  const fetched: string[] = [];
  const limits: FetchLimits[] = [];
  const warnings: unknown[] = [];
  const network = { answer };
  const fetchDocument = createDocumentCache({
    fetchText: async (url, given) => {
      fetched.push(url.pathname);
      limits.push(given);
      return network.answer(url);
    },
    clock,
    log: { warning: (message, fields) => warnings.push({ message, ...fields }) },
  });
  return { clock, fetched, limits, warnings, network, fetchDocument };
}

function served(url: URL): FetchedText {
  return { kind: 'text', text: `the text of ${url.pathname}`, headers: new Headers() };
}

function failing(): FetchedText {
  return { kind: 'failed', code: 'HTTP 500' };
}

const numbered = (number: number) => new URL(`https://api.example.com/certs/${number}`);

describe('a cache of small documents', () => {
  test('fetches a document once, and serves it for a day', async () => {
    const { clock, fetched, fetchDocument } = cacheBefore();
    assert.equal(await fetchDocument(URL_A), 'the text of /certs/a');
    clock.turn(DAY - 1);
    assert.equal(await fetchDocument(URL_A), 'the text of /certs/a');
    assert.deepEqual(fetched, ['/certs/a']);
  });

  test('fetches it again after a day', async () => {
    const { clock, fetched, network, fetchDocument } = cacheBefore();
    await fetchDocument(URL_A);
    network.answer = () => ({ kind: 'text', text: 'new', headers: new Headers() });
    clock.turn(DAY);
    assert.equal(await fetchDocument(URL_A), 'new');
    assert.equal(await fetchDocument(URL_A), 'new');
    assert.equal(fetched.length, 2);
  });

  test('fetches it one time for all who ask at once', async () => {
    const { promise, resolve } = Promise.withResolvers<FetchedText>();
    const { fetched, fetchDocument } = cacheBefore(() => promise);
    const asked = Array.from({ length: 50 }, () => fetchDocument(new URL(URL_A)));
    resolve(served(URL_A));
    assert.deepEqual(new Set(await Promise.all(asked)), new Set(['the text of /certs/a']));
    assert.equal(fetched.length, 1);
  });

  test('tells all who asked at once that it could not be fetched, and tries anew', async () => {
    const { fetched, network, fetchDocument } = cacheBefore(failing);
    const asked = Array.from({ length: 5 }, () => fetchDocument(URL_A));
    for (const outcome of await Promise.allSettled(asked)) assert.equal(outcome.status, 'rejected');
    assert.equal(fetched.length, 1);
    network.answer = served;
    assert.equal(await fetchDocument(URL_A), 'the text of /certs/a');
  });

  test('serves the old one while it cannot be fetched again', async () => {
    const { clock, fetched, warnings, network, fetchDocument } = cacheBefore();
    await fetchDocument(URL_A);
    network.answer = failing;
    clock.turn(30 * DAY);
    assert.equal(await fetchDocument(URL_A), 'the text of /certs/a');
    assert.equal(fetched.length, 2);
    assert.equal(warnings.length, 1);
  });

  test('without an old one, the sender is told to come again', async () => {
    const { fetchDocument } = cacheBefore(failing);
    await assert.rejects(fetchDocument(URL_A), {
      name: 'AnnotatorError',
      code: 'keys_unavailable',
      status: 503,
      retryAfter: 30,
    });
  });

  test('logs the host and the code of a failure, never the whole address', async () => {
    const { warnings, fetchDocument } = cacheBefore(failing);
    await assert.rejects(fetchDocument(URL_A));
    const message = 'a document needed to authenticate cannot be fetched';
    assert.deepEqual(warnings, [{ message, host: 'api.example.com', code: 'HTTP 500' }]);
  });

  test('bounds what is fetched: 3 s and 64 KiB', async () => {
    const { limits, fetchDocument } = cacheBefore();
    await fetchDocument(URL_A);
    assert.deepEqual(limits, [{ deadlineMs: 3_000, largest: 65_536 }]);
  });
});

describe('a cache of small documents that is asked for many', () => {
  async function fetchNumbered(
    fetchDocument: (url: URL) => Promise<string>,
    from: number,
    to: number,
  ): Promise<void> {
    for (let number = from; number < to; number += 1) await fetchDocument(numbered(number));
  }

  test('fetches 20 a minute, then none', async () => {
    const { clock, fetched, fetchDocument } = cacheBefore();
    await fetchNumbered(fetchDocument, 0, 20);
    clock.turn(MINUTE - 1);
    await assert.rejects(fetchDocument(numbered(20)), { code: 'keys_unavailable' });
    assert.equal(fetched.length, 20);
    clock.turn(1);
    assert.equal(await fetchDocument(numbered(20)), 'the text of /certs/20');
  });

  test('fetches from one host, whatever is asked of another', async () => {
    const { fetchDocument } = cacheBefore();
    await fetchNumbered(fetchDocument, 0, 20);
    const elsewhere = new URL('https://keys.example.com/jwks');
    assert.equal(await fetchDocument(elsewhere), 'the text of /jwks');
  });

  test('counts failures among the 20, too', async () => {
    const { fetched, network, fetchDocument } = cacheBefore(failing);
    for (let number = 0; number < 25; number += 1) {
      await assert.rejects(fetchDocument(numbered(number)), { code: 'keys_unavailable' });
    }
    assert.equal(fetched.length, 20);
    network.answer = served;
    await assert.rejects(fetchDocument(URL_A), { code: 'keys_unavailable' });
  });

  test('still serves what it has while it may not fetch', async () => {
    const { clock, fetchDocument } = cacheBefore();
    await fetchDocument(URL_A);
    clock.turn(DAY);
    await fetchNumbered(fetchDocument, 0, 20);
    assert.equal(await fetchDocument(URL_A), 'the text of /certs/a');
  });

  test('keeps the 32 that were fetched last', async () => {
    const { clock, fetched, fetchDocument } = cacheBefore();
    await fetchNumbered(fetchDocument, 0, 17);
    clock.turn(MINUTE);
    await fetchNumbered(fetchDocument, 17, 33);
    clock.turn(MINUTE);
    await fetchNumbered(fetchDocument, 1, 33);
    assert.equal(fetched.length, 33);
    await fetchDocument(numbered(0));
    assert.equal(fetched.length, 34);
  });

  test('one that is fetched again is not the next to go', async () => {
    const { clock, fetched, fetchDocument } = cacheBefore();
    await fetchNumbered(fetchDocument, 0, 16);
    clock.turn(MINUTE);
    await fetchNumbered(fetchDocument, 16, 32);
    clock.turn(DAY);
    await fetchDocument(numbered(0));
    await fetchDocument(numbered(32));
    const before = fetched.length;
    assert.equal(await fetchDocument(numbered(0)), 'the text of /certs/0');
    assert.equal(fetched.length, before);
  });
});
