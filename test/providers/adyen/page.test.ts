import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readFixture } from '../read-payload.ts';
import { fixtureNames, type Sender } from '../sender.ts';
import { adyenSender } from './sender.ts';

const PAGE = readFileSync(new URL('../../../docs/providers/adyen.md', import.meta.url), 'utf8');

test("Adyen's page lists every event to select that says something, and no other", async () => {
  const [, list = ''] = /```text\n([^`]+)```/.exec(PAGE) ?? [];
  const listed = list.split('\n').map((entry) => entry.trim());
  const saying = new Set<string>();
  for (const name of fixtureNames('adyen')) {
    const { event, statements } = await readFixture(adyenSender as Sender, name);
    if (statements.length > 0) saying.add(event.type);
  }
  assert.deepEqual(listed.filter(Boolean).sort(), [...saying].sort());
});
