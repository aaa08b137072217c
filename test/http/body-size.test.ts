import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { repeat, send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { bytesHeld, growthOver, MIB } from './helpers/memory.ts';
import { type RawConnection, rawConnection } from './helpers/raw-connection.ts';
import {
  charge,
  PERSONAL,
  STRIPE_PATH,
  signedByStripe,
  stripeEvent,
} from './helpers/stripe-event.ts';

const CHUNK = Buffer.alloc(64 * 1024, 'shopper@example.com ');
const CHUNKS_OF_32_MIB = (32 * MIB) / CHUNK.length;

/** An event of exactly this many bytes. */
function eventOf(bytes: number): Buffer {
  return Buffer.from(JSON.stringify(stripeEvent(charge())).padEnd(bytes));
}

const WAYS = {
  'declared by its length': (body: Buffer) => body,
  'in chunks, of no declared length': (body: Buffer) => [
    body.subarray(0, 1000),
    body.subarray(1000),
  ],
};

for (const [way, parts] of Object.entries(WAYS)) {
  describe(`an event of a body ${way}`, () => {
    test('of exactly 1 MiB is taken', async () => {
      const bench = await startHttpBench();
      const body = eventOf(MIB);
      expectResults(await post(bench, parts(body), signedByStripe(body)), 'delivered');
    });

    test('of one byte more is 413, its signature being right', async () => {
      const bench = await startHttpBench();
      const body = eventOf(MIB + 1);
      const answer = await post(bench, parts(body), signedByStripe(body));
      expectProblem(answer, 413, 'too_large');
      expectNothing(bench, answer.text);
    });
  });
}

describe('a body of 32 MiB', () => {
  const length = { 'content-length': 32 * MIB };

  test('is refused before a byte of it came', async () => {
    const bench = await startHttpBench();
    const connection = await rawConnection(bench.port);
    await connection.write(`POST ${STRIPE_PATH} HTTP/1.1\r\nhost: x\r\n`);
    await connection.write(`content-length: ${32 * MIB}\r\n\r\n`);
    assert.match(await connection.read('}'), /^HTTP\/1\.1 413 .*"code":"too_large"/s);
    connection.hangUp();
    expectNothing(bench);
  });

  for (const [way, headers] of Object.entries({ declared: length, chunked: {} })) {
    test(`${way}: Node's client gets the answer`, async () => {
      const bench = await startHttpBench();
      const answer = await post(bench, repeat(CHUNK, CHUNKS_OF_32_MIB), headers);
      expectProblem(answer, 413, 'too_large');
      expectNothing(bench, answer.text);
    });
  }

  for (const way of ['declared', 'streamed']) {
    test(`${way}: fetch gets the answer`, async () => {
      const bench = await startHttpBench();
      const stream = ReadableStream.from(repeat(CHUNK, CHUNKS_OF_32_MIB));
      const body = way === 'declared' ? Buffer.alloc(32 * MIB, CHUNK) : stream;
      const url = `http://127.0.0.1:${bench.port}${STRIPE_PATH}`;
      const response = await fetch(url, { method: 'POST', body, duplex: 'half' });
      const answer = { status: response.status, text: await response.text() };
      assert.equal(answer.status, 413);
      assert.equal(JSON.parse(answer.text).code, 'too_large');
      expectNothing(bench, answer.text);
    });
  }

  for (const [way, write] of Object.entries({ declared: writeDeclared, chunked: writeChunked })) {
    test(`${way}: who sends it all before reading is answered, and none of it is held`, async () => {
      const bench = await startHttpBench();
      const connection = await rawConnection(bench.port);
      const most = await write(connection);
      assert.match(await connection.read('}'), /^HTTP\/1\.1 413 .*"code":"too_large"/s);
      assert.ok(most < 3 * MIB, `held ${most} bytes`);
      await connection.write('GET /health HTTP/1.1\r\nhost: x\r\n\r\n');
      assert.match(
        await connection.read('"ok"'),
        /"target":"annotator"/,
        'the connection lives on',
      );
      connection.hangUp();
      expectNothing(bench);
    });
  }
});

describe('an empty body', () => {
  test('without a signature is 401', async () => {
    const bench = await startHttpBench();
    const answer = await post(bench, '', {});
    expectProblem(answer, 401, 'unauthenticated');
    expectNothing(bench);
  });

  test('rightly signed is kept for a look, with 2xx', async () => {
    const bench = await startHttpBench();
    expectResults(await post(bench, '', signedByStripe('')), 'quarantined');
    assert.deepEqual(ledgerContent(bench.ledgerFile), {
      records: { quarantine: 1 },
      totals: { 'unknown quarantined': 1 },
    });
  });
});

test('large bodies, refused again and again, leave nothing in memory', async () => {
  const bench = await startHttpBench();
  const forged = eventOf(MIB);
  const grown = await growthOver(40, async () => {
    expectProblem(await post(bench, forged, {}), 401, 'unauthenticated');
    expectProblem(await post(bench, repeat(CHUNK, 17), {}), 413, 'too_large');
  });
  assert.ok(grown < 2 * MIB, `grew by ${grown} bytes`);
  expectNothing(bench);
});

function post(bench: HttpBench, body: Buffer | string | Iterable<Uint8Array>, headers: object) {
  return send({ port: bench.port, path: STRIPE_PATH, headers: { ...headers }, body });
}

function expectNothing(bench: HttpBench, ...answers: string[]): void {
  assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  assert.deepEqual(bench.emulator.arrived(), []);
  expectHidden([...bench.lines, ...answers], [PERSONAL.billing_details.email, 'evt_1']);
}

/** @returns by how much more was held while it was sent, at most */
async function writeDeclared(connection: RawConnection): Promise<number> {
  await connection.write(`POST ${STRIPE_PATH} HTTP/1.1\r\nhost: x\r\n`);
  await connection.write(`content-length: ${32 * MIB}\r\n\r\n`);
  return mostHeld(() => connection.write(CHUNK));
}

async function writeChunked(connection: RawConnection): Promise<number> {
  await connection.write(`POST ${STRIPE_PATH} HTTP/1.1\r\nhost: x\r\n`);
  await connection.write('transfer-encoding: chunked\r\n\r\n');
  const size = `${CHUNK.length.toString(16)}\r\n`;
  const most = await mostHeld(async () => {
    await connection.write(size);
    await connection.write(CHUNK);
    await connection.write('\r\n');
  });
  await connection.write('0\r\n\r\n');
  return most;
}

async function mostHeld(writeChunk: () => Promise<void>): Promise<number> {
  const before = bytesHeld();
  let most = 0;
  for (let n = 1; n <= CHUNKS_OF_32_MIB; n += 1) {
    await writeChunk();
    if (n % 64 === 0) most = Math.max(most, bytesHeld() - before);
  }
  return most;
}
