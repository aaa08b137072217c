import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { link } from './helpers/site-caller.ts';

const A = 'aaaaaaaaaaaaaaa1';
const B = 'bbbbbbbbbbbbbbb2';

const ONE = JSON.stringify({ assessment: A, keys: ['order:1'] });
const TWO = JSON.stringify({ assessment: B, keys: ['order:2'] });
const BAD = JSON.stringify({ assessment: 'not a name', keys: ['order:3'] });

describe('a bad item', () => {
  const BATCHES: Readonly<Record<string, readonly [body: string, issuePath: string]>> = {
    'in an array': [`[${ONE},${BAD},${TWO}]`, 'assessment'],
    'in NDJSON': [`${ONE}\n${BAD}\n${TWO}`, 'assessment'],
    'that is no JSON, in NDJSON': [`${ONE}\n{"assessment":\n${TWO}`, ''],
    'that is no object': [`[${ONE},null,${TWO}]`, ''],
    'with a member nobody knows': [`[${ONE},{"assessment":"${A}","key":"order:3"},${TWO}]`, ''],
    'with a bad key among good ones': [
      `[${ONE},{"assessment":"${A}","keys":["order:3","order"]},${TWO}]`,
      'keys.1',
    ],
  };
  for (const [name, [body, path]] of Object.entries(BATCHES)) {
    test(`${name} fails alone, in its place`, async () => {
      const bench = await startHttpBench();
      const results = expectResults(await link(bench, body), 'linked', 'invalid', 'linked');
      const { issues } = results[1] as unknown as { issues: { path: string; message: string }[] };
      assert.equal(issues[0]?.path, path);
      assert.ok(issues[0]?.message);
      assert.deepEqual(ledgerContent(bench.ledgerFile), { records: { keys: 2 }, totals: {} });
    });
  }

  const SINGLE: Readonly<Record<string, readonly [item: unknown, path: string]>> = {
    'without an assessment': [{ keys: ['order:1'] }, 'assessment'],
    'with a bad assessment': [JSON.parse(BAD), 'assessment'],
    'with a path traversal': [
      { assessment: `projects/x/assessments/../${A}`, keys: ['order:1'] },
      'assessment',
    ],
    'without anything to link': [{ assessment: A }, ''],
    'with keys that are no list': [{ assessment: A, keys: 'order:1' }, 'keys'],
    'with 21 keys': [
      { assessment: A, keys: Array.from({ length: 21 }, (_, n) => `order:${n}`) },
      'keys',
    ],
    'with an account as a key': [{ assessment: A, keys: ['account:sam'] }, 'keys.0'],
    'with a key without a namespace': [{ assessment: A, keys: ['1234'] }, 'keys.0'],
    'with a key in upper case': [{ assessment: A, keys: ['Order:1'] }, 'keys.0'],
    'with an empty key': [{ assessment: A, keys: ['order:'] }, 'keys.0'],
    'with a key of 301 characters': [
      { assessment: A, keys: [`order:${'x'.repeat(295)}`] },
      'keys.0',
    ],
    'with a line break in a key': [{ assessment: A, keys: ['order:1\n2'] }, 'keys.0'],
    'with a NUL in a key': [{ assessment: A, keys: ['order:1\0'] }, 'keys.0'],
    'with half a surrogate pair in a key': [{ assessment: A, keys: ['order:\ud800'] }, 'keys.0'],
    'with an invisible character in a key': [{ assessment: A, keys: ['order:\u200b1'] }, 'keys.0'],
    'with a score above 1': [{ assessment: A, keys: ['order:1'], score: 1.1 }, 'score'],
    'with a bad address': [{ assessment: A, keys: ['order:1'], userIp: '203.0.113' }, 'userIp'],
    'with a bad time': [{ assessment: A, keys: ['order:1'], createTime: 'now' }, 'createTime'],
    'with an empty account': [{ assessment: A, accountId: '' }, 'accountId'],
    'that is a number': [5, ''],
    'that is null': [null, ''],
  };
  for (const [name, [item, path]] of Object.entries(SINGLE)) {
    test(`${name}, alone, is 422 with the path of what is wrong`, async () => {
      const bench = await startHttpBench();
      const problem = expectProblem(await link(bench, JSON.stringify(item)), 422, 'invalid');
      assert.deepEqual([...new Set(problem.issues?.map((issue) => issue.path))], [path]);
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
      expectHidden(
        [...bench.lines, JSON.stringify(problem)],
        ['203.0.113', 'account:sam', 'not a name'],
      );
    });
  }

  test('with a key named __proto__ changes nothing', async () => {
    const bench = await startHttpBench();
    const answer = await link(bench, `{"__proto__":{"keys":["order:1"]},"assessment":"${A}"}`);
    expectProblem(answer, 422, 'invalid');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });
});
