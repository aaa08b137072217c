import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { growthOver, MIB } from './helpers/memory.ts';
import { rawConnection } from './helpers/raw-connection.ts';
import {
  charge,
  PERSONAL,
  STRIPE_PATH,
  signedByStripe,
  stripeEvent,
} from './helpers/stripe-event.ts';

const BODY = JSON.stringify(stripeEvent(charge()));
const HALF = BODY.slice(0, BODY.length / 2);
const SIGNATURE = `stripe-signature: ${signedByStripe(BODY)['stripe-signature']}\r\n`;
const HEAD = `POST ${STRIPE_PATH} HTTP/1.1\r\nhost: x\r\n${SIGNATURE}`;

const HALF_SENT: Readonly<Record<string, readonly string[]>> = {
  'in the request line': ['POST /payment-web'],
  'in the headers': [HEAD],
  'after the headers': [`${HEAD}content-length: ${BODY.length}\r\n\r\n`],
  'in the body': [`${HEAD}content-length: ${BODY.length}\r\n\r\n`, HALF],
  'in a chunk': [`${HEAD}transfer-encoding: chunked\r\n\r\n`, `fff\r\n${HALF}`],
  'between two chunks': [
    `${HEAD}transfer-encoding: chunked\r\n\r\n`,
    `${HALF.length.toString(16)}\r\n${HALF}\r\n`,
  ],
  'before the last, empty chunk': [
    `${HEAD}transfer-encoding: chunked\r\n\r\n`,
    `${BODY.length.toString(16)}\r\n${BODY}\r\n`,
  ],
};

describe('a sender that hangs up', async () => {
  const bench = await startHttpBench();
  for (const [where, parts] of Object.entries(HALF_SENT)) {
    test(`${where} harms nobody, and nothing is written`, async () => {
      await hangUpAfter(bench, parts);
      await expectUnharmed(bench);
    });
  }

  test('again and again leaves nothing in memory', async () => {
    const parts = HALF_SENT['in the body'] ?? [];
    const large = [parts[0]?.replace(/length: \d+/, `length: ${MIB}`) ?? '', HALF.repeat(500)];
    const grown = await growthOver(50, () => hangUpAfter(bench, large));
    assert.ok(grown < 2 * MIB, `grew by ${grown} bytes`);
    await expectUnharmed(bench);
  });
});

test('a sender that gives its body byte by byte is answered like any other', async () => {
  const bench = await startHttpBench();
  const connection = await rawConnection(bench.port);
  await connection.write(`${HEAD}content-length: ${BODY.length}\r\n\r\n`);
  for (const character of BODY) await connection.write(character);
  assert.match(await connection.read('"delivered"'), /^HTTP\/1\.1 200 /);
  connection.hangUp();
});

describe('what is no HTTP', async () => {
  const bench = await startHttpBench();
  const JUNK: Readonly<Record<string, string | Uint8Array>> = {
    'a TLS greeting': Buffer.from('1603010200010001fc0303', 'hex'),
    'a line of text': 'shopper@example.com\r\n\r\n',
    'an unknown method': `SHOP ${STRIPE_PATH} HTTP/1.1\r\n\r\n`,
    'a version of its own': `POST ${STRIPE_PATH} HTTP/9.9\r\n\r\n`,
    'a header without a name': `${HEAD}: shopper@example.com\r\n\r\n`,
    'a header with a NUL': `${HEAD}x: shopper@example.com\0\r\n\r\n`,
    'a length that is none': `${HEAD}content-length: shopper@example.com\r\n\r\n`,
    'a length below nothing': `${HEAD}content-length: -1\r\n\r\n`,
    'two lengths': `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\n`,
    'a length and chunks': `${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    'a chunk of no size': `${HEAD}transfer-encoding: chunked\r\n\r\nshopper@example.com\r\n`,
    'more headers than one may send': `${HEAD}x: ${'shopper@example.com'.repeat(2_000)}\r\n\r\n`,
  };
  for (const [name, bytes] of Object.entries(JUNK)) {
    test(`such as ${name} is 4xx, and nothing is written`, async () => {
      const connection = await rawConnection(bench.port);
      await connection.write(bytes);
      const answer = await connection.read('\r\n\r\n');
      assert.match(answer, /^HTTP\/1\.1 4(00|31) /);
      connection.hangUp();
      expectHidden([answer], [PERSONAL.billing_details.email]);
      await expectUnharmed(bench);
    });
  }
});

async function hangUpAfter({ port, lines }: HttpBench, parts: readonly string[]): Promise<void> {
  const connection = await rawConnection(port);
  const before = lines.length;
  for (const part of parts) {
    await connection.write(part);
    await sleep(2);
  }
  connection.hangUp();
  const isRequest = parts.length > 1;
  while (isRequest && lines.length === before) await sleep(1);
}

/** Still at work, and nothing came of what was sent. A rejection nobody handles fails the test by itself. */
async function expectUnharmed(bench: HttpBench): Promise<void> {
  assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  assert.deepEqual(bench.emulator.arrived(), []);
  expectHidden(bench.lines, [PERSONAL.billing_details.email, 'evt_1', SIGNATURE.slice(18, -2)]);
  for (const line of bench.lines) assert.match(line, /"code":"malformed","status":400,/);
  const health = await send({ port: bench.port, path: '/health', method: 'GET' });
  assert.equal(health.status, 200);
}

test('two requests on one connection are answered in order', async () => {
  const bench = await startHttpBench();
  const connection = await rawConnection(bench.port);
  const request = `${HEAD}content-length: ${BODY.length}\r\n\r\n${BODY}`;
  await connection.write(`${request}GET /health HTTP/1.1\r\nhost: x\r\n\r\n`);
  assert.match(await connection.read('"ok"'), /"delivered".*"status":"ok"/s);
  connection.hangUp();
  const headers = signedByStripe(BODY);
  const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body: BODY });
  expectResults(answer, 'duplicate');
});
