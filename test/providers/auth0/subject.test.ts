import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { understood, withData, withDetails } from './change-fixture.ts';
import { JANE, SESSION, TRANSACTION } from './tables/ids.ts';

describe('what ties an Auth0 record to an assessment, where it is odd', () => {
  const both = [`auth0:${TRANSACTION}`, `auth0:${SESSION}`];
  const keys: readonly (readonly [object, readonly string[]])[] = [
    [{ transaction_id: null }, [`auth0:${SESSION}`]],
    [{ transaction_id: 'a b', session_id: 7 }, []],
    [{ session_id: 'jane@example.com' }, [`auth0:${TRANSACTION}`]],
    [{ session_id: 'x'.repeat(201) }, [`auth0:${TRANSACTION}`]],
    [{}, both],
  ];
  for (const [fields, expected] of keys) {
    test(`details with ${JSON.stringify(fields).slice(0, 60)}`, async () => {
      assert.deepEqual((await understood(withDetails('s', { ...fields }))).keys, expected);
    });
  }

  const correlations = [undefined, null, 7, '', 'a b', 'ümlaut', 'x'.repeat(129), ['x']];
  for (const correlation_id of correlations) {
    test(`no correlation id that could carry anything: ${JSON.stringify(correlation_id)?.slice(0, 20)}`, async () => {
      const reading = await understood(withData('s', { references: { correlation_id } }));
      assert.equal(Object.hasOwn(reading, 'shaped'), false);
    });
  }

  test('a full name carries as well as an id', async () => {
    const correlation_id = 'projects/123456789012/assessments/5a1b9c03d2e4f678';
    const reading = await understood(withData('s', { references: { correlation_id } }));
    assert.deepEqual(reading.shaped, [correlation_id]);
  });

  const accounts: readonly (readonly [object, object | undefined])[] = [
    [{ user_name: undefined }, { ...JANE, ids: [JANE.ids[0]] }],
    [{ user_id: '' }, { ...JANE, ids: [JANE.ids[1]], typed: true }],
    [{ user_name: JANE.ids[0] }, { ...JANE, ids: [JANE.ids[0]] }],
    [{ user_id: 7, user_name: '\ud800' }, undefined],
    [{ user_id: 'x'.repeat(1025), user_name: null }, undefined],
    [{ ip: 'unknown' }, { ids: JANE.ids }],
    [{ ip: null }, { ids: JANE.ids }],
    [{ ip: '198.51.100.23, 192.0.2.1' }, { ids: JANE.ids }],
    [{ ip: '2001:db8::1' }, { ...JANE, userIp: '2001:db8::1' }],
  ];
  for (const [fields, account] of accounts) {
    test(`an account with ${JSON.stringify(fields).slice(0, 60)}`, async () => {
      const reading = await understood(withData('s', { ...fields }));
      assert.deepEqual(reading.account, account);
    });
  }
});
