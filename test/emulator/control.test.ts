import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotate, call, ID, NAME, testEmulator } from './test-emulator.ts';

const OTHER = 'projects/42/assessments/0000000000000001';

test('What arrived and what was refused can be read, in order of arrival', async (t) => {
  const emulator = await testEmulator(t);
  await annotate(emulator, { annotation: 1 });
  await annotate(emulator, { annotation: 'NOPE' });
  await annotate(emulator, { reasons: ['REFUND'] });
  const { json } = await call<object>(emulator, 'GET', '/emulator/annotations');
  assert.partialDeepStrictEqual(json, {
    annotations: [
      { assessment: ID, name: NAME, body: { annotation: 'LEGITIMATE' }, effect: true },
      { assessment: ID, name: NAME, body: { reasons: ['REFUND'] }, effect: true },
    ],
    refused: [{ method: 'annotate', assessment: ID, why: 'INVALID_ARGUMENT', effect: false }],
  });
});

test('Assessments can be made known by name or bare id', async (t) => {
  const emulator = await testEmulator(t);
  const bare = 'aaaaaaaaaaaaaaaa';
  const names = { names: [OTHER, bare] };
  assert.equal((await annotate(emulator, {}, OTHER)).status, 404);
  assert.equal((await call(emulator, 'POST', '/emulator/assessments', names)).status, 200);
  assert.equal((await annotate(emulator, {}, OTHER)).status, 200);
  assert.equal((await annotate(emulator, {}, `projects/my-shop/assessments/${bare}`)).status, 200);
});

test('Faults can be added, listed with what is left of them, and lifted', async (t) => {
  const emulator = await testEmulator(t);
  const faults = async () => (await call<object>(emulator, 'GET', '/emulator/faults')).json;
  await call(emulator, 'POST', '/emulator/faults', { status: 503, times: 2 });
  await call(emulator, 'POST', '/emulator/faults', {
    timeout: 'after',
    match: { assessment: 'x' },
  });
  assert.equal((await annotate(emulator, {})).status, 503);
  assert.deepEqual(await faults(), {
    faults: [
      { status: 503, times: 1 },
      { timeout: 'after', match: { assessment: 'x' } },
    ],
  });
  await call(emulator, 'DELETE', '/emulator/faults');
  assert.deepEqual(await faults(), { faults: [] });
  assert.equal((await annotate(emulator, {})).status, 200);
});

test('Whether only known assessments exist can be switched', async (t) => {
  const emulator = await testEmulator(t);
  await call(emulator, 'PUT', '/emulator/settings', { knownOnly: false });
  assert.equal((await annotate(emulator, {}, OTHER)).status, 200);
});

test('The answer to a token can be scripted', async (t) => {
  const emulator = await testEmulator(t);
  const assessment = { riskAnalysis: { score: 0.1, reasons: ['AUTOMATION'] } };
  await call(emulator, 'POST', '/emulator/answers', { token: 'bot', assessment });
  const body = { event: { token: 'bot' } };
  const { json } = await call<object>(emulator, 'POST', '/v1/projects/my-shop/assessments', body);
  assert.partialDeepStrictEqual(json, assessment);
});

test('A reset takes it back to where it started', async (t) => {
  const emulator = await testEmulator(t);
  emulator.setKnownOnly(false);
  emulator.fault({ status: 503, times: 1 });
  emulator.script('a', { riskAnalysis: { score: 0.1 } });
  await annotate(emulator, {});
  await annotate(emulator, {});
  const body = { event: { token: 'a' } };
  const create = () =>
    call<{ name: string; riskAnalysis: { score: number } }>(
      emulator,
      'POST',
      '/v1/projects/my-shop/assessments',
      body,
    );
  const first = await create();
  emulator.fault({ status: 500 });
  assert.equal((await call(emulator, 'DELETE', '/emulator')).status, 200);
  assert.deepEqual([emulator.arrived(), emulator.refused()], [[], []]);
  assert.equal((await annotate(emulator, {})).status, 404);
  const again = await create();
  assert.deepEqual([first.json.riskAnalysis.score, again.json.riskAnalysis.score], [0.1, 0.9]);
  assert.equal(again.json.name, first.json.name);
});

describe('A control request is refused', () => {
  const cases: readonly [method: string, path: string, body: unknown, status: number][] = [
    ['GET', '/emulator', undefined, 404],
    ['GET', '/emulator/nope', undefined, 404],
    ['POST', '/emulator/annotations', {}, 404],
    ['POST', '/emulator/toString', {}, 404],
    ['POST', '/emulator/faults', { statuss: 503 }, 400],
    ['POST', '/emulator/faults', { status: 200 }, 400],
    ['POST', '/emulator/faults', { rate: 2 }, 400],
    ['POST', '/emulator/faults', '{', 400],
    ['POST', '/emulator/assessments', { names: 'x' }, 400],
    ['PUT', '/emulator/settings', {}, 400],
    ['POST', '/emulator/answers', { token: 'a', assessment: { risk: 1 } }, 400],
    ['POST', '/emulator/answers', { assessment: {} }, 400],
  ];
  for (const [method, path, body, status] of cases) {
    test(`${method} ${path} ${JSON.stringify(body) ?? ''} with ${status}`, async (t) => {
      const emulator = await testEmulator(t);
      const answer = await call(emulator, method, path, body);
      assert.equal(answer.status, status);
      assert.equal(answer.json.error.code, status);
    });
  }
});
