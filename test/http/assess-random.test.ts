import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import fc from 'fast-check';
import { VERDICTS } from '../../shared/recaptcha/interpretation/ruling.ts';
import { WHOLE } from '../assess/whole-request.ts';
import { startHttpBench } from '../helpers/http-bench.ts';
import { listen } from '../recaptcha/scripted-server.ts';
import { type Assessed, askToAssess, assessed } from './helpers/assess.ts';

const BOUNDS = { numRuns: 150, seed: 6 };

/** Any of the members of a whole request, each as it is or as any other JSON. */
const asked = fc.record(
  Object.fromEntries(
    Object.entries(WHOLE).map(([name, value]) => [
      name,
      fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, fc.jsonValue({ maxDepth: 2 })),
    ]),
  ),
  { requiredKeys: ['siteKey', 'token'] },
);

test('whatever is asked gets a verdict or is refused, and Google can read what we let through', async () => {
  const bench = await startHttpBench();
  const counts = new Map<number, number>();
  const property = fc.asyncProperty(asked, async (body) => {
    const { status, json, text } = await askToAssess(bench, body);
    counts.set(status, (counts.get(status) ?? 0) + 1);
    assert.ok(status === 200 || status === 422, text);
    if (status === 200) assert.ok(VERDICTS.includes((json as Assessed).verdict), text);
    else assert.match(text, /"issues":\[\{/, 'it is our own schema that refuses');
  });
  await fc.assert(property, BOUNDS);
  assert.ok((counts.get(200) ?? 0) >= 10 && (counts.get(422) ?? 0) >= 10, 'both were tried');
});

test('whatever Google answers gets a verdict', async (t) => {
  let answer = '';
  const port = await listen(
    t,
    createServer((_, response) => response.end(answer)),
  );
  const environment = { RECAPTCHA_EMULATOR_HOST: `127.0.0.1:${port}` };
  const bench = await startHttpBench({ environment });
  const part = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.record({ valid: fc.boolean(), invalidReason: fc.string(), action: fc.string() }),
    fc.record({ score: fc.double(), reasons: fc.array(fc.string()) }),
  );
  const parts = ['name', 'event', 'tokenProperties', 'riskAnalysis', 'accountDefenderAssessment'];
  const told = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record(Object.fromEntries(parts.map((name) => [name, part])), { requiredKeys: [] })
      .map((value) => JSON.stringify(value)),
  );
  const property = fc.asyncProperty(told, async (given) => {
    answer = given;
    const { verdict, because } = await assessed(bench, { expectedAction: 'login' });
    assert.ok(VERDICTS.includes(verdict));
    assert.ok(because);
  });
  await fc.assert(property, BOUNDS);
});
