import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PROJECT, startHttpBench } from '../helpers/http-bench.ts';
import { expectProblem, expectResults } from './helpers/expect-answer.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { link } from './helpers/site-caller.ts';

const A = 'aaaaaaaaaaaaaaa1';
const B = 'bbbbbbbbbbbbbbb2';
const nameOf = (id: string) => `projects/${PROJECT}/assessments/${id}`;

const ONE = JSON.stringify({ assessment: A, keys: ['order:1'] });
const TWO = JSON.stringify({ assessment: B, keys: ['order:2'] });

describe('links may come as', () => {
  const BODIES: Readonly<Record<string, readonly [body: string, names: readonly string[]]>> = {
    'one object': [ONE, [A]],
    'one object over several lines': [JSON.stringify(JSON.parse(ONE), null, 2), [A]],
    'an array': [`[${ONE},${TWO}]`, [A, B]],
    'an array of one': [`[${ONE}]`, [A]],
    'an array of none': ['[]', []],
    NDJSON: [`${ONE}\n${TWO}`, [A, B]],
    'NDJSON that ends in a line break': [`${ONE}\n${TWO}\n`, [A, B]],
    'NDJSON with blank lines and CRLF': [`\r\n${ONE}\r\n\r\n  \r\n${TWO}\r\n\r\n`, [A, B]],
    'NDJSON after a byte order mark': [`\ufeff${ONE}\n${TWO}`, [A, B]],
  };
  for (const [name, [body, ids]] of Object.entries(BODIES)) {
    test(name, async () => {
      const bench = await startHttpBench();
      const results = expectResults(await link(bench, body), ...ids.map(() => 'linked' as const));
      assert.deepEqual(
        results.map(({ assessment }) => assessment),
        ids.map(nameOf),
      );
      assert.deepEqual(
        results.map(({ event }) => event),
        ids.map((_, n) => `msg_1#${n}`),
      );
      const { records, totals } = ledgerContent(bench.ledgerFile);
      assert.deepEqual({ keys: 0, ...records }, { keys: ids.length });
      assert.deepEqual(totals, {});
    });
  }
});

describe('what is not JSON', () => {
  const BODIES: Readonly<Record<string, string | Buffer>> = {
    nothing: '',
    'blank lines': '\n \r\n\n',
    text: 'assessment=1',
    'an object cut off': ONE.slice(0, -1),
    'two objects on one line': `${ONE}${TWO}`,
    'bytes that are no UTF-8': Buffer.from(`${ONE.slice(0, -2)}\xff"}`, 'latin1'),
    'an array that does not end': `[${ONE},`,
  };
  for (const [name, body] of Object.entries(BODIES)) {
    test(`such as ${name} is 400`, async () => {
      const bench = await startHttpBench();
      const answer = await link(bench, body);
      expectProblem(answer, 400, 'malformed');
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
    });
  }
});
