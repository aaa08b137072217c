import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { keycloakSender } from './sender.ts';
import { OTHERS, REFUSED, SIGNED_IN } from './tables/logins.ts';

testEventTables(keycloakSender, {
  'a sign-in': SIGNED_IN,
  'a sign-in that failed': REFUSED,
  'of other kinds': OTHERS,
});

async function factsOf(...fixtures: readonly string[]): Promise<string[]> {
  const readings = await Promise.all(fixtures.map((name) => readFixture(keycloakSender, name)));
  return readings.flatMap(({ statements }) => statements.map(({ fact }) => fact));
}

describe('the facts of Keycloak events', () => {
  test('each wrong password of one session is a fact of its own', async () => {
    const facts = await factsOf(
      'access.LOGIN_ERROR.wrong-password',
      'access.LOGIN_ERROR.wrong-password-again',
    );
    assert.equal(new Set(facts).size, 2);
  });

  test('the right password of one session is one fact, however often it signs in', async () => {
    const facts = await factsOf('access.LOGIN.password', 'access.LOGIN.otp');
    assert.equal(facts.length, 3);
    assert.equal(new Set(facts).size, 2);
  });
});
