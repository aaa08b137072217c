import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentOf } from '../../shared/annotation/assessment-name.ts';
import { readWafToken } from '../../shared/waf/read-waf-token.ts';
import { wafTokenItem } from '../../shared/waf/waf-token-item.ts';
import { ID, NOW, teller } from '../outcome/outcome-reading.ts';

const ASSESSMENT = assessmentOf('shop', ID);
const WAF = { token: `x:U=${ID}` };
const ORDINARY = { token: '03AFcWeA' };
const NONE = { headers: { cookie: 'a=1' } };
const SIGNAL = { signal: 'password_correct' };
const KEYS = { keys: ['order:1', 'session:7'] };
const ACCOUNT = { accountId: 'sam' };

function meaningOf(item: object) {
  return readWafToken(wafTokenItem({ project: 'shop', now: NOW }).parse(item), teller());
}

type Case = readonly [item: object, links: boolean, says: 'a statement' | RegExp | undefined];

const CASES: Readonly<Record<string, Case>> = {
  'with an outcome is annotated': [{ ...WAF, ...SIGNAL }, false, 'a statement'],
  'with a raw outcome is annotated': [{ ...WAF, reasons: ['REFUND'] }, false, 'a statement'],
  'with keys is linked': [{ ...WAF, ...KEYS }, true, undefined],
  'with an account is linked': [{ ...WAF, ...ACCOUNT }, true, undefined],
  'with both is linked and annotated': [{ ...WAF, ...KEYS, ...SIGNAL }, true, 'a statement'],
  'with an account and an outcome, too': [{ ...WAF, ...ACCOUNT, ...SIGNAL }, true, 'a statement'],
  'that is ordinary says nothing': [{ ...ORDINARY, ...SIGNAL }, false, /none of WAF/],
  'that is ordinary cannot be linked': [{ ...ORDINARY, ...KEYS }, false, /none of WAF/],
  'that is ordinary leaves an account alone': [
    { ...ORDINARY, ...ACCOUNT, ...SIGNAL },
    false,
    /none of WAF/,
  ],
  'that is ordinary leaves an outcome to the keys': [
    { ...ORDINARY, ...KEYS, ...SIGNAL },
    false,
    'a statement',
  ],
  'that is not there says nothing': [{ ...NONE, ...SIGNAL }, false, /neither x-recaptcha-token/],
  'that is not there cannot be linked': [{ ...NONE, ...KEYS }, false, /carry no token/],
  'that is not there leaves an outcome to the keys': [
    { ...NONE, ...KEYS, ...SIGNAL },
    false,
    'a statement',
  ],
  'that was an assessment from the start is linked and annotated': [
    { assessment: ID, ...KEYS, ...SIGNAL },
    true,
    'a statement',
  ],
};

describe('a token', () => {
  for (const [what, [item, links, says]] of Object.entries(CASES)) {
    test(what, () => {
      const { link, reading } = meaningOf(item);
      assert.deepEqual(link?.assessment, links ? ASSESSMENT : undefined);
      if (says === 'a statement') {
        assert.equal(reading?.statements.length, 1);
        assert.equal(reading?.because, undefined);
      } else if (says) {
        assert.deepEqual(reading?.statements, []);
        assert.match(reading?.because ?? '', says);
      } else assert.equal(reading, undefined);
    });
  }

  test('is linked with all that is known of it', () => {
    const known = { ...KEYS, ...ACCOUNT, score: 0.7, action: 'login', userIp: '203.0.113.7' };
    const createTime = '2026-11-23T11:00:00Z';
    const { link } = meaningOf({ ...WAF, ...known, createTime });
    const expected = { assessment: ASSESSMENT, ...known, createTime: '2026-11-23T11:00:00.000Z' };
    assert.deepEqual(link, expected);
  });

  test('that does not tell its own time has that of what happened', () => {
    const eventTime = '2026-11-23T12:00:00+01:00';
    assert.equal(
      meaningOf({ ...WAF, ...KEYS, eventTime }).link?.createTime,
      '2026-11-23T11:00:00.000Z',
    );
    assert.equal(meaningOf({ ...WAF, ...KEYS }).link?.createTime, undefined);
  });
});
