import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { lineOf, read, understood, withData } from './change-fixture.ts';
import { auth0Sender } from './sender.ts';
import { ATTACKS } from './tables/attacks.ts';
import { OTHERS } from './tables/others.ts';
import { PASSWORDS } from './tables/passwords.ts';
import { SECOND_FACTORS } from './tables/second-factors.ts';

testEventTables(auth0Sender, {
  passwords: PASSWORDS,
  'a second factor is asked for': SECOND_FACTORS.INITIATED,
  'a second factor is passed': SECOND_FACTORS.PASSED,
  'a second factor is failed': SECOND_FACTORS.FAILED,
  'attack protection': ATTACKS,
  'of other kinds': OTHERS,
});

async function factsOf(...payloads: readonly string[]): Promise<string[]> {
  const readings = await Promise.all(payloads.map((payload) => understood(payload)));
  return readings.flatMap(({ statements }) => statements.map(({ fact }) => fact));
}

describe('the facts of Auth0 records', () => {
  const same: readonly (readonly [string, readonly string[]])[] = [
    [
      'a challenge and what it is sent by',
      ['gd_start_auth', 'gd_send_sms', 'gd_send_voice', 'gd_send_email', 'gd_send_pn'],
    ],
    ['the validation of a credential and the login', ['scv', 's']],
  ];
  for (const [name, fixtures] of same) {
    test(`${name} are one fact`, async () => {
      assert.equal(new Set(await factsOf(...fixtures.map(lineOf))).size, 1);
    });
  }

  test('a factor that was accepted, and the login that it let through, are one fact', async () => {
    const [password, factor] = await factsOf(lineOf('s.mfa'));
    assert.deepEqual(await factsOf(lineOf('gd_auth_succeed')), [factor]);
    assert.notEqual(password, factor);
  });

  test('so they are where the assessment is carried, however long the sign-in takes', async () => {
    const references = { correlation_id: '5a1b9c03d2e4f678' };
    const later = { references, date: '2026-09-29T08:20:00.000Z' };
    const facts = await factsOf(
      withData('gd_auth_succeed', { references }),
      withData('gd_recovery_succeed', later),
    );
    assert.equal(new Set(facts).size, 1);
  });

  test('a session lives for days: its next sign-in is another fact', async () => {
    const next = { date: '2026-09-29T08:10:13.904Z' };
    for (const fixture of ['s', 'gd_start_auth', 'gd_auth_succeed']) {
      const facts = await factsOf(lineOf(fixture), withData(fixture, next));
      assert.equal(new Set(facts).size, 2, fixture);
    }
  });

  test('each wrong password and each wrong code is a fact of its own', async () => {
    for (const fixture of ['fp', 'fepft', 'gd_auth_failed', 'feotpft', 'gd_auth_rejected']) {
      const again = JSON.stringify({ ...JSON.parse(lineOf(fixture)), log_id: '9002026092908' });
      const facts = await factsOf(lineOf(fixture), again);
      assert.equal(new Set(facts).size, 2, fixture);
    }
  });

  test('no fact, key or reason holds a name, an address, a number or a code', async () => {
    const personal = /@|jane|198\.51|\+1500|493021|111111|battery/;
    for (const fixture of ['s.mfa', 'gd_send_sms', 'gd_auth_succeed', 'gd_auth_failed', 'f']) {
      const { shaped: _, account: __, ...told } = await understood(lineOf(fixture));
      assert.doesNotMatch(JSON.stringify(told), personal);
    }
    const e = await read(withData('s', { references: { correlation_id: 'jane@example.com' } }));
    assert.ok(e.kind === 'understood');
    assert.doesNotMatch(JSON.stringify([e.statements, e.keys, e.event]), personal);
  });
});
