import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { bytesHeld, growthOver, MIB } from './helpers/memory.ts';
import { LINK_PATH, signedBySite } from './helpers/site-caller.ts';
import {
  charge,
  PERSONAL,
  STRIPE_PATH,
  signedByStripe,
  stripeEvent,
} from './helpers/stripe-event.ts';

const BODY = JSON.stringify(stripeEvent(charge()));

const COMPRESSED: Readonly<Record<string, Buffer>> = {
  gzip: gzipSync(BODY),
  GZip: gzipSync(BODY),
  'x-gzip': gzipSync(BODY),
  deflate: deflateSync(BODY),
  br: brotliCompressSync(BODY),
  zstd: zstdCompressSync(BODY),
  'gzip, identity': gzipSync(BODY),
  'gzip, gzip': gzipSync(gzipSync(BODY)),
  'a scheme nobody knows': Buffer.from(BODY),
};

describe('a compressed body', async () => {
  const bench = await startHttpBench();

  for (const [encoding, body] of Object.entries(COMPRESSED)) {
    test(`of content-encoding ${encoding} is 415, although its signature is right`, async () => {
      const headers = { ...signedByStripe(body), 'content-encoding': encoding };
      const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body });
      expectProblem(answer, 415, 'unsupported_encoding');
      expectHidden([...bench.lines, answer.text], [PERSONAL.billing_details.email]);
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    });
  }

  test('of a caller is 415 too', async () => {
    const body = '{"assessment":"a1b2c3d4e5f60718","keys":["order:1"]}';
    const headers = { ...signedBySite(body), 'content-encoding': 'gzip' };
    const answer = await send({ port: bench.port, path: LINK_PATH, headers, body: gzipSync(body) });
    expectProblem(answer, 415, 'unsupported_encoding');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });
});

test('a gzip bomb is never inflated', async () => {
  const bench = await startHttpBench();
  const bomb = gzipSync(Buffer.alloc(64 * MIB));
  const headers = { ...signedByStripe(bomb), 'content-encoding': 'gzip' };
  const post = () => send({ port: bench.port, path: STRIPE_PATH, headers, body: bomb });

  bytesHeld();
  const before = process.memoryUsage().arrayBuffers;
  expectProblem(await post(), 415, 'unsupported_encoding');
  const taken = process.memoryUsage().arrayBuffers - before;
  assert.ok(taken < 8 * MIB, `took ${taken} bytes, garbage included`);
  assert.ok((await growthOver(30, post)) < MIB);
  assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
});

test('a gzip bomb that hides its encoding is bytes that are no JSON', async () => {
  const bench = await startHttpBench();
  const bomb = gzipSync(Buffer.alloc(16 * MIB));
  const forged = await send({ port: bench.port, path: STRIPE_PATH, body: bomb });
  expectProblem(forged, 401, 'unauthenticated');
  assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  const headers = signedByStripe(bomb);
  const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body: bomb });
  expectResults(answer, 'quarantined');
});

describe('an event whose content type is', () => {
  const TYPES: Readonly<Record<string, string | undefined>> = {
    missing: undefined,
    empty: '',
    'another one': 'text/plain',
    'that of a form': 'application/x-www-form-urlencoded',
    'that of an upload': 'multipart/form-data; boundary=x',
    'of another charset': 'application/json; charset=utf-16',
    nonsense: ';;;=',
    'very long': `application/json; x=${'y'.repeat(8000)}`,
  };
  for (const [name, type] of Object.entries(TYPES)) {
    test(`${name} is read as JSON all the same`, async () => {
      const bench = await startHttpBench();
      const { 'stripe-signature': signature } = signedByStripe(BODY);
      const headers = {
        'stripe-signature': signature,
        ...(type === undefined ? {} : { 'content-type': type }),
      };
      const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body: BODY });
      expectResults(answer, 'delivered');
      assert.equal(bench.emulator.arrived().length, 1);
    });
  }
});
