import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { assessed } from './helpers/assess.ts';
import { send } from './helpers/http-client.ts';

const VERDICTS = ['allow', 'challenge', 'review', 'block'];

describe('assess answers with a verdict whatever Google answers:', async () => {
  const ODD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'a reason, a label and a field of tomorrow': {
      riskAnalysis: { score: 0.9, reasons: ['BRAND_NEW'], extended: { deeper: [1] } },
      accountDefenderAssessment: { labels: ['NEW_LABEL'] },
      brandNew: 1,
    },
    'an invalid reason of tomorrow': {
      tokenProperties: { valid: false, invalidReason: 'NEW_REASON' },
    },
    'a score above 1': { riskAnalysis: { score: 1.5 } },
    'a score below 0': { riskAnalysis: { score: -0.1 } },
    'a score that is a text': { riskAnalysis: { score: 'high' } },
    'no score': { riskAnalysis: null },
    'no word on the token': { tokenProperties: null },
    'nothing but a name': { riskAnalysis: null, tokenProperties: null, event: null },
    'parts that are no objects': { riskAnalysis: [], tokenProperties: 7, event: 'x' },
  };
  const bench = await startHttpBench();
  for (const [what, raw] of Object.entries(ODD)) {
    test(what, async () => {
      bench.emulator.scriptRaw('odd', raw);
      const { verdict, because, assessment } = await assessed(bench, { token: 'odd' });
      assert.ok(VERDICTS.includes(verdict), verdict);
      assert.ok(because);
      assert.match(assessment ?? '', /^projects\/[^/]+\/assessments\/[0-9a-f]{16}$/);
    });
  }

  test('and a sound answer without a word on the token lets nobody pass', async () => {
    bench.emulator.scriptRaw('odd', { tokenProperties: null });
    const { verdict, valid } = await assessed(bench, { token: 'odd' });
    assert.deepEqual([valid, verdict === 'allow'], [false, false]);
  });
});

test('odd answers can be scripted from another process, and a misspelt request is 400', async () => {
  const bench = await startHttpBench();
  const post = (body: object) =>
    send({ port: bench.emulator.port, path: '/emulator/answers', body: JSON.stringify(body) });
  assert.equal((await post({ token: 'odd', raw: { riskAnalysis: { score: 0 } } })).status, 200);
  assert.equal((await assessed(bench, { token: 'odd' })).verdict, 'block');
  assert.equal((await post({ token: 'odd', raws: {} })).status, 400);
});
