import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentOf } from '../../shared/annotation/assessment-name.ts';
import { outcomeItem } from '../../shared/outcome/outcome-item.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ID = 'a1b2c3d4e5f60718';
const ABOUT = { assessment: ID };
const SAID = { signal: 'refund' };
const read = (item: object) => outcomeItem({ project: 'shop', now: NOW }).parse(item);

describe('an item of outcome can', () => {
  const subjects: readonly (readonly [string, object, object])[] = [
    ['name the assessment by its id', ABOUT, { assessment: assessmentOf('shop', ID) }],
    [
      'name it in full, project and all',
      { assessment: 'projects/123456/assessments/Long-Id_of_another' },
      { assessment: assessmentOf('123456', 'Long-Id_of_another') },
    ],
    [
      'bring the token of WAF',
      { token: `abc_DEF-123:U=${ID}` },
      { token: { kind: 'assessment', assessment: assessmentOf('shop', ID) } },
    ],
    [
      'bring an ordinary token, which tells no assessment',
      { token: '03AFcWeA_ordinary-token' },
      { token: { kind: 'ordinary-token' } },
    ],
    [
      'bring an ordinary token of 16 KiB',
      { token: 'x'.repeat(16_384) },
      { token: { kind: 'ordinary-token' } },
    ],
    ['name keys', { keys: ['order:1', 'stripe:pi_1'] }, { keys: ['order:1', 'stripe:pi_1'] }],
    [
      'name keys beside the assessment',
      { ...ABOUT, keys: ['order:1'] },
      { assessment: assessmentOf('shop', ID), keys: ['order:1'] },
    ],
    [
      'name keys beside a token',
      { token: `t:U=${ID}`, keys: ['order:1'] },
      { token: { kind: 'assessment', assessment: assessmentOf('shop', ID) }, keys: ['order:1'] },
    ],
    ['name an account', { accountId: 'sam' }, { accountId: 'sam' }],
    [
      'name an account and what it did, from where',
      { accountId: 'sam', action: 'login', userIp: '203.0.113.7' },
      { accountId: 'sam', action: 'login', userIp: '203.0.113.7' },
    ],
    [
      'know the address in the new style',
      { ...ABOUT, userIp: '2001:db8::7' },
      { userIp: '2001:db8::7' },
    ],
    [
      'have the longest account there is',
      { accountId: 'x'.repeat(1024) },
      { accountId: 'x'.repeat(1024) },
    ],
    ['have an id of its own', { ...ABOUT, id: 'case 4711/b' }, { id: 'case 4711/b' }],
  ];
  for (const [name, given, expected] of subjects) {
    test(name, () => {
      const item: Record<string, unknown> = { ...read({ ...given, ...SAID }) };
      for (const [member, value] of Object.entries(expected)) assert.deepEqual(item[member], value);
      assert.equal(item['signal'], 'refund');
    });
  }

  const sayings: readonly (readonly [string, object])[] = [
    ['say a verdict', { annotation: 'FRAUDULENT' }],
    ['say reasons', { reasons: ['CHARGEBACK_FRAUD', 'REFUND_FRAUD'] }],
    ['say a verdict with its reasons', { annotation: 'FRAUDULENT', reasons: ['SOCIAL_SPAM'] }],
    ['say a verdict beside no reasons', { annotation: 'LEGITIMATE', reasons: [] }],
    ['tell of a transaction', { transactionEvent: { eventType: 'CANCEL', reason: 'stock' } }],
    ['tell of a call or text', { phoneAuthenticationEvent: { phoneNumber: '+4915112345678' } }],
  ];
  for (const [name, said] of sayings) {
    test(name, () => {
      const item: Record<string, unknown> = { ...read({ ...ABOUT, ...said }) };
      for (const [member, value] of Object.entries(said)) assert.deepEqual(item[member], value);
    });
  }

  const amounts: readonly (readonly [unknown, string])[] = [
    [12.5, '12.5'],
    ['12.50', '12.50'],
    [0, '0'],
    [-0, '0'],
    [0.1, '0.1'],
    [0.000001, '0.000001'],
    [199.99, '199.99'],
    [999999999999999, '999999999999999'],
    ['9999999999999999.999999', '9999999999999999.999999'],
  ];
  for (const [value, text] of amounts) {
    test(`tell the amount ${JSON.stringify(value)}, which stays ${text} to the digit`, () => {
      const item = read({ ...ABOUT, transactionEvent: { eventType: 'REFUND', value } });
      assert.equal(item.transactionEvent?.value, text);
    });
  }

  const times: readonly (readonly [string, string])[] = [
    ['2026-11-23T11:00:00Z', '2026-11-23T11:00:00.000Z'],
    ['2026-11-23T11:00:00.123456789Z', '2026-11-23T11:00:00.123Z'],
    ['2026-11-23T12:00:00+01:00', '2026-11-23T11:00:00.000Z'],
    ['2026-11-23T05:30:00.5-05:30', '2026-11-23T11:00:00.500Z'],
    ['2026-11-23T12:05:00Z', '2026-11-23T12:05:00.000Z'],
    ['2020-02-29T00:00:00Z', '2020-02-29T00:00:00.000Z'],
  ];
  for (const [given, time] of times) {
    test(`have happened at ${given}`, () => {
      assert.equal(read({ ...ABOUT, ...SAID, eventTime: given }).eventTime, time);
    });
  }
});
