import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'node:test';
import { assessRequest } from '../../shared/assess/assess-request.ts';
import { toEvent } from '../../shared/assess/to-event.ts';
import type { AccountIds } from '../../shared/delivery/personal.ts';
import { decodeMessage } from '../emulator/decode-message.ts';
import { MESSAGES } from '../emulator/messages.ts';
import { ASKED, WHOLE } from './whole-request.ts';

const NONE: AccountIds = { kind: 'none' };

function event(asked: object, accountIds = NONE) {
  return toEvent(assessRequest.parse(asked), accountIds);
}

test('Everything arrives under the name Google gives it, and nothing that is ours', () => {
  const { userIp, useCase, keys, accountId, ...same } = WHOLE;
  assert.ok(useCase && keys && accountId);
  assert.deepEqual(event(WHOLE), { ...same, userIpAddress: userIp });
});

test('Google can read all of it', () => {
  const { token, wafTokenAssessment, ...rest } = WHOLE;
  const events = [event(WHOLE, { kind: 'plain' }), event({ ...rest, express: true })];
  for (const each of events) {
    const decoded = decodeMessage('Assessment', { event: each });
    assert.ok('message' in decoded, JSON.stringify(decoded));
  }
  assert.ok(token && wafTokenAssessment);
});

test('Of Google’s own fields only these cannot be asked for', () => {
  const { token: _token, ...withoutToken } = WHOLE;
  const { wafTokenAssessment: _waf, ...express } = withoutToken;
  const all = { ...event(WHOLE), ...event({ ...express, express: true }) };
  const missing = Object.keys(MESSAGES.Event).filter((name) => !(name in all));
  assert.deepEqual(missing, [
    'hashedAccountId',
    'headers',
    'firewallPolicyEvaluation',
    'fraudPrevention',
  ]);
});

test('What is not asked is not there', () => {
  assert.deepEqual(event(ASKED), ASKED);
  assert.deepEqual(event({ ...ASKED, express: false, wafTokenAssessment: false }), ASKED);
  assert.deepEqual(event({ ...ASKED, token: '' }), { ...ASKED, token: '' });
  assert.deepEqual(event({ ...ASKED, userInfo: {} }), ASKED);
});

describe('The account goes as the site chose:', () => {
  const key = Buffer.alloc(32, 7);
  const hashedAccountId = createHmac('sha256', key).update('sam').digest('base64');
  const userIds = [{ username: 'sam' }];
  const CASES: readonly [accountIds: AccountIds, asked: object, expected: object][] = [
    [{ kind: 'none' }, {}, {}],
    [{ kind: 'plain' }, {}, { userInfo: { accountId: 'sam' } }],
    [{ kind: 'hashed', key }, {}, { hashedAccountId }],
    [{ kind: 'none' }, { userInfo: { userIds } }, { userInfo: { userIds } }],
    [{ kind: 'plain' }, { userInfo: { userIds } }, { userInfo: { userIds, accountId: 'sam' } }],
    [
      { kind: 'hashed', key },
      { userInfo: { userIds } },
      { userInfo: { userIds }, hashedAccountId },
    ],
  ];
  for (const [accountIds, asked, expected] of CASES) {
    test(`${accountIds.kind}, ${JSON.stringify(asked)}`, () => {
      const given = { ...ASKED, accountId: 'sam', ...asked };
      assert.deepEqual(event(given, accountIds), { ...ASKED, ...expected });
      const nobody = event({ ...ASKED, ...asked }, accountIds);
      assert.ok(!JSON.stringify(nobody).includes('ccountId'));
    });
  }
});
