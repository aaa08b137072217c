import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { understood, withData } from './change-fixture.ts';

const START = Date.UTC(2026, 8, 29, 8);

async function namesAt(fixture: string, milliseconds: number): Promise<(string | undefined)[]> {
  const date = new Date(START + milliseconds).toISOString();
  const { statements } = await understood(withData(fixture, { date, references: undefined }));
  const passed = statements.find(({ fact }) => fact.endsWith(':PASSED_TWO_FACTOR'));
  return [passed?.fact, passed?.otherFact];
}

test('what carries an assessment is one fact of it, whichever of its names is carried', async () => {
  const factsBy = async (correlation_id: string) => {
    const { statements } = await understood(withData('s.mfa', { references: { correlation_id } }));
    return statements.map(({ fact, otherFact }) => [fact, otherFact]);
  };
  const byId = await factsBy('a1b2c3d4e5f60718');
  assert.deepEqual(await factsBy('projects/my-shop/assessments/a1b2c3d4e5f60718'), byId);
  assert.deepEqual(await factsBy('projects/42/assessments/a1b2c3d4e5f60718'), byId);
  assert.match(String(byId[0]?.[0]), /^a1b2c3d4e5f60718:/);
});

test('what a session tells within ten seconds is one fact, and never what it tells twenty apart', async () => {
  const moments = fc.tuple(fc.nat(200_000), fc.nat(40_000));
  const property = fc.asyncProperty(moments, async ([at, later]) => {
    const one = await namesAt('gd_auth_succeed', at);
    const other = await namesAt('s.mfa', at + later);
    assert.ok(one.every((name) => name !== undefined));
    const isShared = one.some((name) => other.includes(name));
    if (later < 10_000) assert.ok(isShared, 'one fact');
    if (later >= 20_000) assert.ok(!isShared, 'two facts');
  });
  await fc.assert(property, { seed: 20_261_123, numRuns: 200 });
});
