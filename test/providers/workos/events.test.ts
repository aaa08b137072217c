import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { workosSender } from './sender.ts';
import { OTHER_WAYS, RISKS } from './tables/others.ts';
import { CODES_BY_MAIL, PASSWORDS, SECOND_FACTORS } from './tables/sign-ins.ts';

const TABLES = {
  passwords: PASSWORDS,
  'second factors': SECOND_FACTORS,
  'codes by mail': CODES_BY_MAIL,
  'risks that Radar detects': RISKS,
  'other ways to sign in': OTHER_WAYS,
};

testEventTables(workosSender, TABLES);

test('each event of a sign-in is a fact of its own', async () => {
  const all = [...PASSWORDS, ...SECOND_FACTORS, ...CODES_BY_MAIL];
  const speaking = all.filter(({ statements }) => statements).map(({ fixture }) => fixture);
  const facts = new Set<string>();
  for (const fixture of speaking) {
    for (const { fact } of (await readFixture(workosSender, fixture)).statements) facts.add(fact);
  }
  assert.equal(facts.size, speaking.length);
});
