import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { understood, withDebugData, withEvent } from './change-event.ts';
import { ACCOUNT, LOGIN, USER } from './tables/subjects.ts';

const PASSED = 'user.authentication.auth_via_mfa.push-approved';
const WRONG = 'user.authentication.auth_via_mfa.password-wrong';
const REPORT = 'user.account.report_suspicious_activity_by_enduser';

describe('what ties an Okta event to an assessment', () => {
  test('only what can be an id is a key, and one is named once', async () => {
    const sessions: readonly (readonly [unknown, string | undefined])[] = [
      ['102nZHzd6OHSfGG51vsoc22gw', 'okta:102nZHzd6OHSfGG51vsoc22gw'],
      ['1013FfF-DKQSvCI4RVXChzX-w', 'okta:1013FfF-DKQSvCI4RVXChzX-w'],
      ['unknown', undefined],
      ['null', undefined],
      [null, undefined],
      [undefined, undefined],
      ['', undefined],
      [102, undefined],
      [{}, undefined],
      [LOGIN, undefined],
      ['a b', undefined],
      ['x'.repeat(201), undefined],
    ];
    for (const [externalSessionId, key] of sessions) {
      const payload = withEvent(WRONG, { authenticationContext: { externalSessionId } });
      assert.deepEqual((await understood(payload)).keys, key ? [key] : []);
    }
    const authnRequestId = 'idxLW553XTNSo-z-E6y3Myslg';
    const same = await understood(withDebugData(PASSED, { authnRequestId }));
    assert.deepEqual(same.keys, [`okta:${authnRequestId}`]);
  });

  const actors: readonly (readonly [string, unknown, readonly string[] | undefined])[] = [
    ['a user', { type: 'User', id: USER, alternateId: LOGIN }, [USER, LOGIN]],
    ['nobody it knows', { type: 'User', id: 'unknown', alternateId: LOGIN }, [LOGIN]],
    ['no login', { type: 'User', id: USER, alternateId: 'unknown' }, [USER]],
    ['one name for both', { type: 'User', id: USER, alternateId: USER }, [USER]],
    ['neither', { type: 'User', id: null, alternateId: '' }, undefined],
    ['no text', { type: 'User', id: 7, alternateId: {} }, undefined],
    ['half a character', { type: 'User', id: USER, alternateId: 'a\ud800' }, [USER]],
    ['a login of 1025', { type: 'User', id: USER, alternateId: 'x'.repeat(1025) }, [USER]],
    [
      'a login of any script',
      { type: 'User', id: USER, alternateId: 'ålex 例' },
      [USER, 'ålex 例'],
    ],
    ['Okta itself', { type: 'SystemPrincipal', id: USER, alternateId: LOGIN }, undefined],
    ['an application', { type: 'PublicClientApp', id: USER, alternateId: LOGIN }, undefined],
    ['no type', { id: USER, alternateId: LOGIN }, undefined],
    ['no actor', null, undefined],
  ];
  for (const [name, actor, ids] of actors) {
    test(`the account of ${name} is ${ids ?? 'none'}`, async () => {
      for (const fixture of [PASSED, REPORT]) {
        const { account } = await understood(withEvent(fixture, { actor }));
        assert.deepEqual(account?.ids, ids);
      }
    });
  }

  test('only an IP address is one', async () => {
    for (const ipAddress of [null, undefined, '', 'unknown', '198.51.100', 7, '198.51.100.23, x']) {
      const { account } = await understood(withEvent(PASSED, { client: { ipAddress } }));
      assert.deepEqual(account, { ids: ACCOUNT.ids });
    }
  });
});

describe('the sign-in a user reported', () => {
  const AT = '2026-10-14T08:02:47.583Z';
  const times: readonly (readonly [unknown, string | undefined])[] = [
    [AT, AT],
    ['2026-10-14T10:02:47.583+02:00', AT],
    ['1791964967583', AT],
    [1_791_964_967_583, AT],
    ['1791964967', '2026-10-14T08:02:47.000Z'],
    [1_791_964_967, '2026-10-14T08:02:47.000Z'],
    ['2026-10-14T08:02:47', undefined],
    ['Wed Oct 14 08:02:47 UTC 2026', undefined],
    ['179196496', undefined],
    ['-1791964967', undefined],
    [1_791_964_967.5, undefined],
    [0, undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    [true, undefined],
    [['1791964967583'], undefined],
    [{ toString: null, valueOf: null }, undefined],
  ];
  for (const [suspiciousActivityTimestamp, at] of times) {
    test(`${JSON.stringify(suspiciousActivityTimestamp)} is ${at ?? 'no time to look at'}`, async () => {
      const reading = await understood(withDebugData(REPORT, { suspiciousActivityTimestamp }));
      assert.deepEqual(reading.account, at && { ...ACCOUNT, at });
      assert.deepEqual(reading.keys, []);
    });
  }

  test('was made from the address it names, never from that of the report', async () => {
    for (const suspiciousActivityEventIp of [null, undefined, '', 'unknown', {}]) {
      const { account } = await understood(withDebugData(REPORT, { suspiciousActivityEventIp }));
      assert.deepEqual(account, { ids: ACCOUNT.ids, at: AT });
    }
  });
});
