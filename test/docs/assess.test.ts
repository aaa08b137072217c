import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assessRequest } from '../../shared/assess/assess-request.ts';
import { noAssessment } from '../../shared/assess/no-assessment.ts';
import { scorePolicy } from '../../shared/config/score-policy.ts';
import { systemClock } from '../../shared/time.ts';
import { CALLER_SECRET, startHttpBench } from '../helpers/http-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { assessed } from '../http/helpers/assess.ts';
import { fenced, rows } from './calling-us-page.ts';
import { run } from './calling-us-program.ts';

const PAGE = readFileSync(new URL('../../docs/assess.md', import.meta.url), 'utf8');

/** The text under this heading, up to the next one. */
function section(title: string): string {
  return PAGE.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? assert.fail(title);
}

function words(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

describe('the page on assess', () => {
  test('has every member that can be asked, and its example can be', () => {
    const documented = rows(section('What to ask')).flatMap(([cell]) => words(cell));
    assert.deepEqual(documented.sort(), Object.keys(assessRequest.in.shape).sort());
    const [example = ''] = fenced('json', section('What to ask'));
    assert.ok(assessRequest.safeParse(JSON.parse(example)).success);
  });

  test('has thresholds that can be set', () => {
    const [example = ''] = fenced('json', section('Thresholds'));
    assert.ok(scorePolicy.safeParse(example).success);
  });

  test('has every code of a failure, and an answer as it is', () => {
    const failing = section('When Google gives no assessment');
    const choice = { onError: 'open', observeOnly: false } as const;
    const codes = [
      ...['TIMEOUT', 'ECONNRESET', 'ANSWER_LOST', 'NO_CREDENTIALS'].map((code) =>
        noAssessment({ kind: 'unreachable', code }, choice),
      ),
      noAssessment({ kind: 'denied', httpStatus: 403, status: '' }, choice),
      noAssessment({ kind: 'unavailable', httpStatus: 429, status: '' }, choice),
      noAssessment({ kind: 'unavailable', httpStatus: 500, status: '' }, choice),
    ];
    const documented = rows(failing).map(([cell]) => words(cell)[0]);
    assert.deepEqual(
      documented,
      codes.map(({ code }) => code),
    );
    const [example = ''] = fenced('json', failing);
    assert.deepEqual(JSON.parse(example), codes[0]);
  });

  test('has tokens that lead to the verdicts it says', async () => {
    const bench = await startHttpBench();
    const table = rows(section('Trying each verdict'));
    assert.ok(table.length >= 8);
    for (const row of table) {
      const [token, verdict] = row.map((cell) => words(cell)[0]);
      const answer = await assessed(bench, { token, expectedAction: 'login' });
      assert.equal(answer.verdict, verdict, token);
    }
  });

  test('has a back end in Node that is answered, and blocks where it is not', async () => {
    const bench = await startHttpBench({ effects: { clock: systemClock } });
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'assess.mjs'), fenced('js', PAGE)[0] ?? '');
    const ask = async (token: string, secret: string) => {
      const environment = {
        ANNOTATOR_URL: `http://127.0.0.1:${bench.port}/assess`,
        ANNOTATOR_SECRET: secret,
      };
      const ended = await run([process.execPath, 'assess.mjs', token], environment, folder);
      assert.equal(ended.code, 0, ended.errors);
      return ended.output;
    };
    const siteKey = { match: { method: 'create' }, times: 1, status: 400 } as const;
    assert.match(await ask('a-token', CALLER_SECRET), /^allow: /);
    assert.match(await ask('emulator?score=0.3', CALLER_SECRET), /^challenge: /);
    const other = `whsec_${Buffer.alloc(24, 'other').toString('base64')}`;
    assert.match(await ask('a-token', other), /^block: 401 /);
    bench.emulator.fault(siteKey);
    assert.match(await ask('a-token', CALLER_SECRET), /^block: 422 /);
  });
});
