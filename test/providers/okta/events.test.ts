import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { fixtureNames, fixtureText, type Sender } from '../sender.ts';
import { readings, together } from './change-event.ts';
import { oktaSender } from './sender.ts';
import { ATTACKS, OTHERS, REPORTS } from './tables/abuse.ts';
import { PASSWORDS, SECOND_FACTORS, SESSIONS } from './tables/factors.ts';

testEventTables(oktaSender as Sender, {
  passwords: PASSWORDS,
  'second factors': SECOND_FACTORS,
  sessions: SESSIONS,
  'reports by the user': REPORTS,
  attacks: ATTACKS,
  'of other kinds': OTHERS,
});

/** Each thing that is said, with the fact it states. */
async function saidIn(payload: string): Promise<{ fact: string; reason?: string | undefined }[]> {
  return (await readings(payload)).flatMap((reading) =>
    reading.kind === 'understood'
      ? reading.statements.map(({ fact, annotation }) => ({
          fact,
          reason: annotation.reasons?.[0],
        }))
      : [],
  );
}

describe('one wrong password, of which Identity Engine tells twice', () => {
  const FACTOR = fixtureText('okta', 'user.authentication.auth_via_mfa.password-wrong');
  const SESSION = fixtureText('okta', 'user.session.start.wrong-password');
  const fact = 'aRR9i9Rod4MczWHBz6yWLNQUAAB:password:INCORRECT_PASSWORD';

  for (const [name, requests] of [
    ['in one request', [together(FACTOR, SESSION)]],
    ['in one request, the other way round', [together(SESSION, FACTOR)]],
    ['in two', [FACTOR, SESSION]],
    ['in two, the other way round', [SESSION, FACTOR]],
  ] as const) {
    test(`${name}: one fact, and no second factor that failed`, async () => {
      const said = (await Promise.all(requests.map(saidIn))).flat();
      const once = { fact, reason: 'INCORRECT_PASSWORD' };
      assert.deepEqual(said, [once, once]);
    });
  }
});

describe('the facts of Okta events', () => {
  test('each attempt is a fact of its own', async () => {
    const names = fixtureNames('okta').filter(
      (name) => name !== 'user.session.start.wrong-password',
    );
    const said = await saidIn(together(...names.map((name) => fixtureText('okta', name))));
    assert.equal(said.length, 13);
    assert.equal(new Set(said.map(({ fact }) => fact)).size, said.length);
  });

  test('INITIATED_TWO_FACTOR is never said', async () => {
    const payloads = fixtureNames('okta').map((name) => fixtureText('okta', name));
    const reasons = (await saidIn(together(...payloads))).map(({ reason }) => reason);
    assert.equal(reasons.includes('INITIATED_TWO_FACTOR'), false);
  });
});
