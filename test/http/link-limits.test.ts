import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { repeat, send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { growthOver, MIB } from './helpers/memory.ts';
import { LINK_PATH, link, signedBySite } from './helpers/site-caller.ts';

const MOST_ITEMS = 10_000;
const MOST_BYTES = 8 * MIB;

const items = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    assessment: `a${String(n).padStart(15, '0')}`,
    keys: [`order:${n}`],
    accountId: `user-${n}`,
  }));

describe('too many items', () => {
  const ONE = JSON.stringify(items(1)[0]);
  const BODIES: Readonly<Record<string, string>> = {
    'in an array': `[${`${ONE},`.repeat(MOST_ITEMS)}${ONE}]`,
    'on lines': `${ONE}\n`.repeat(MOST_ITEMS + 1),
    'that are nothing but numbers': `[${'1,'.repeat(4 * MIB - 2)}1]`,
    'on lines, nothing but numbers': '1\n'.repeat(4 * MIB),
  };
  for (const [name, body] of Object.entries(BODIES)) {
    test(`${name} are 413`, async () => {
      const bench = await startHttpBench();
      expectProblem(await link(bench, body), 413, 'too_large');
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    });
  }
});

describe('a body of links', () => {
  const body = JSON.stringify(items(1)).padEnd(MOST_BYTES + 1);

  test('of exactly 8 MiB is taken', async () => {
    const bench = await startHttpBench();
    expectResults(await link(bench, body.slice(0, MOST_BYTES)), 'linked');
  });

  test('of one byte more is 413', async () => {
    const bench = await startHttpBench();
    await expectTooLarge(bench, body);
  });

  test('of one byte more, in chunks of no declared length, is 413', async () => {
    const bench = await startHttpBench();
    await expectTooLarge(bench, [Buffer.from(body.slice(0, 9)), Buffer.from(body.slice(9))]);
  });

  test('of 32 MiB, again and again, leaves nothing in memory', async () => {
    const bench = await startHttpBench();
    const chunk = Buffer.alloc(64 * 1024, ' ');
    const grown = await growthOver(3, () => expectTooLarge(bench, repeat(chunk, 512)));
    assert.ok(grown < 2 * MIB, `grew by ${grown} bytes`);
  });

  async function expectTooLarge(bench: HttpBench, sent: string | Iterable<Uint8Array>) {
    const headers = signedBySite(body);
    const answer = await send({ port: bench.port, path: LINK_PATH, headers, body: sent });
    expectProblem(answer, 413, 'too_large');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    expectHidden([...bench.lines, answer.text], ['order:', 'user-']);
  }
});

test('10,000 links in one request are made within ten seconds', async () => {
  const bench = await startHttpBench();
  const started = performance.now();
  const answer = await link(bench, items(MOST_ITEMS));
  const seconds = (performance.now() - started) / 1000;
  expectResults(answer, ...items(MOST_ITEMS).map(() => 'linked' as const));
  assert.deepEqual(ledgerContent(bench.ledgerFile).records, { keys: 2 * MOST_ITEMS });
  assert.ok(seconds < 10, `took ${seconds} s`);
});
