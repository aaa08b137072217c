import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { NOW, readPayload, secretsOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { understood, withMetadata } from './change-fixture.ts';
import { supabaseSender } from './sender.ts';
import { PASSWORDS, SECOND_FACTORS } from './tables/attempts.ts';
import { OTHER_HOOKS } from './tables/other-hooks.ts';

testEventTables(supabaseSender, {
  passwords: PASSWORDS,
  'second factors': SECOND_FACTORS,
  'of other hooks': OTHER_HOOKS,
});

test('a second delivery of one attempt is the same event and the same fact, whatever its webhook-id', async () => {
  const payload = fixtureText('supabase', 'password-verification.wrong');
  const secrets = secretsOf(supabaseSender, 'current') as readonly string[];
  const sent = async () => (await supabaseSender.sign(payload, secrets, NOW)).headers['webhook-id'];
  assert.notEqual(await sent(), await sent());
  assert.deepEqual(
    await readPayload(supabaseSender, payload),
    await readPayload(supabaseSender, payload),
  );
});

test('three wrong passwords of one user are three facts', async () => {
  const uuids = ['1', '2', '3'].map((last) => `00000000-0000-4000-8000-00000000000${last}`);
  const facts = new Set<string>();
  for (const uuid of uuids) {
    const payload = withMetadata('password-verification.wrong', { uuid });
    for (const { fact } of (await understood(payload)).statements) facts.add(fact);
  }
  assert.equal(facts.size, 3);
});
