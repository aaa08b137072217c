import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { annotation } from '../../shared/annotation/annotation.ts';
import { assessmentOf } from '../../shared/annotation/assessment-name.ts';
import {
  ANNOTATIONS,
  REASONS,
  TRANSACTION_EVENT_TYPES,
} from '../../shared/annotation/vocabulary.ts';
import { outcomeItem } from '../../shared/outcome/outcome-item.ts';
import { readOutcome } from '../../shared/outcome/read-outcome.ts';
import { SIGNAL_NAMES, SIGNALS } from '../../shared/outcome/signals.ts';
import { ID, NOW, readingOf, teller } from './outcome-reading.ts';

const ASSESSMENT = assessmentOf('shop', ID);

describe('an item says', () => {
  for (const signal of SIGNAL_NAMES) {
    test(`what ${signal} stands for, and why`, () => {
      const { because, ...said } = SIGNALS[signal];
      const { event, statements } = readingOf({ assessment: ID, signal });
      assert.deepEqual(event, { id: 'msg_1#0', type: signal });
      assert.equal(statements.length, 1);
      assert.deepEqual(statements[0]?.annotation, said);
      assert.equal(statements[0]?.because, because);
    });
  }

  test('every raw part as it is given', () => {
    const said = {
      annotation: 'FRAUDULENT',
      reasons: ['CHARGEBACK_FRAUD', 'REFUND_FRAUD'],
      transactionEvent: { eventType: 'CHARGEBACK', reason: '10.4', value: '12.50' },
      phoneAuthenticationEvent: { phoneNumber: '+4915112345678' },
    };
    const { event, statements } = readingOf({ assessment: ID, ...said });
    assert.equal(event.type, 'annotation');
    assert.deepEqual(statements[0]?.annotation, said);
    assert.equal(
      statements[0]?.because,
      'the site said so: FRAUDULENT, CHARGEBACK_FRAUD, REFUND_FRAUD, CHARGEBACK, a phone authentication',
    );
  });

  test('a reason once, however often it is given', () => {
    const { statements } = readingOf({ assessment: ID, reasons: ['REFUND', 'REFUND'] });
    assert.deepEqual(statements[0]?.annotation, { reasons: ['REFUND'] });
  });

  test('nothing about reasons, where the list of them is empty', () => {
    const { statements } = readingOf({ assessment: ID, annotation: 'LEGITIMATE', reasons: [] });
    assert.deepEqual(statements[0]?.annotation, { annotation: 'LEGITIMATE' });
  });

  test('why, without repeating what the site wrote about a transaction', () => {
    const transactionEvent = { reason: 'canary', value: 5 };
    const { statements } = readingOf({ assessment: ID, transactionEvent });
    assert.equal(statements[0]?.because, 'the site said so: a transaction event');
  });

  test('when it happened: by the time of the item, else by that of its parts', () => {
    const phone = { phoneNumber: '+4915112345678' };
    const part = { eventTime: '2026-11-23T12:00:00+01:00' };
    const item = { eventTime: '2026-11-23T10:00:00Z' };
    const timeOf = (given: object) => readingOf({ assessment: ID, ...given }).event.time;
    assert.equal(timeOf({ phoneAuthenticationEvent: phone, ...item }), '2026-11-23T10:00:00.000Z');
    for (const parts of [
      { phoneAuthenticationEvent: { ...phone, ...part } },
      { transactionEvent: { eventType: 'CANCEL', ...part } },
    ]) {
      assert.equal(timeOf(parts), '2026-11-23T11:00:00.000Z');
      assert.equal(timeOf({ ...parts, ...item }), '2026-11-23T10:00:00.000Z');
    }
    const { statements } = readingOf({
      assessment: ID,
      phoneAuthenticationEvent: { ...phone, ...part },
      ...item,
    });
    const said = { ...phone, eventTime: '2026-11-23T11:00:00.000Z' };
    assert.deepEqual(statements[0]?.annotation.phoneAuthenticationEvent, said);
  });

  test('nothing, where all it has is an ordinary token', () => {
    for (const beside of [{}, { accountId: 'sam' }, { accountId: 'sam', action: 'login' }]) {
      const reading = readingOf({ token: '03AFcWeA', signal: 'refund', ...beside });
      assert.deepEqual(reading.statements, []);
      assert.match(reading.because ?? '', /^the token carries no assessment/);
      assert.equal(reading.assessment, undefined);
      assert.equal(reading.account, undefined);
    }
  });

  test('the same by its keys, where its token is an ordinary one', () => {
    const reading = readingOf({ token: '03AFcWeA', keys: ['order:1'], signal: 'refund' });
    assert.equal(reading.statements.length, 1);
    assert.deepEqual(reading.keys, ['order:1']);
  });
});

describe('the event of an item is', () => {
  const eventIn = (item: object) => readingOf({ assessment: ID, ...item }).event.id;

  test('named by its request and its place there, if it has no id', () => {
    assert.equal(eventIn({ signal: 'refund' }), 'msg_1#0');
  });

  test('another, when the same id says something else later', () => {
    const said = [
      { signal: 'two_factor_initiated' },
      { signal: 'two_factor_passed' },
      { annotation: 'FRAUDULENT' },
      { transactionEvent: { eventType: 'CANCEL' } },
    ];
    const events = said.map((item) => eventIn({ id: 'challenge-91', ...item }));
    assert.equal(new Set(events).size, said.length);
    assert.equal(events[1], 'msg_1#0:PASSED_TWO_FACTOR');
  });
});

describe('an item is about', () => {
  test('the assessment it names, in the project it names', () => {
    const name = 'projects/123456/assessments/abc';
    const { assessment, keys, account } = readingOf({ assessment: name, signal: 'refund' });
    assert.deepEqual(assessment, { id: 'abc', name });
    assert.deepEqual(keys, []);
    assert.equal(account, undefined);
  });

  test('the assessment in its token', () => {
    const { assessment } = readingOf({ token: `t:U=${ID}`, signal: 'refund' });
    assert.deepEqual(assessment, ASSESSMENT);
  });

  test('what its keys lead to, each once and in their order', () => {
    const keys = ['stripe:pi_1', 'order:1', 'stripe:pi_1'];
    const reading = readingOf({ keys, signal: 'refund' });
    assert.equal(reading.assessment, undefined);
    assert.deepEqual(reading.keys, ['stripe:pi_1', 'order:1']);
  });

  test('its assessment, with its keys to be linked', () => {
    const reading = readingOf({ assessment: ID, keys: ['order:1'], signal: 'refund' });
    assert.deepEqual(reading.assessment, ASSESSMENT);
    assert.deepEqual(reading.keys, ['order:1']);
  });
});

const text = (longest: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: longest })
    .filter(({ length }) => length <= longest);

const amount = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
  fc.stringMatching(/^[0-9]{1,16}(\.[0-9]{1,6})?$/),
);

const anyItem = fc.record(
  {
    id: fc.stringMatching(/^[ -~]{1,255}$/),
    assessment: fc.constantFrom(ID, 'projects/other/assessments/x_1-y', undefined),
    token: fc.constantFrom(`t:U=${ID}`, 'ordinary', undefined),
    keys: fc.uniqueArray(fc.constantFrom('order:1', 'stripe:pi_1', 'session:ä')),
    accountId: text(1024),
    action: text(100),
    userIp: fc.oneof(fc.ipV4(), fc.ipV6()),
    eventTime: fc.constantFrom('2026-11-23T11:00:00Z', '2026-11-23T11:00:00.5+05:30'),
    signal: fc.constantFrom(...SIGNAL_NAMES, undefined),
    annotation: fc.constantFrom(...ANNOTATIONS),
    reasons: fc.array(fc.constantFrom(...REASONS), { maxLength: 3 }),
    transactionEvent: fc.record(
      { eventType: fc.constantFrom(...TRANSACTION_EVENT_TYPES), reason: text(200), value: amount },
      { requiredKeys: [], noNullPrototype: true },
    ),
    phoneAuthenticationEvent: fc.record(
      { phoneNumber: fc.stringMatching(/^\+[1-9][0-9]{1,14}$/) },
      { noNullPrototype: true },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

test('whatever an item says is an annotation that may be sent, and names nobody around it', () => {
  const schema = outcomeItem({ project: 'shop', now: NOW });
  let valid = 0;
  fc.assert(
    fc.property(anyItem, (given) => {
      const personal = { ...given, ...(given.accountId ? { accountId: 'canary-account' } : {}) };
      const read = schema.safeParse(personal);
      if (!read.success) return;
      valid += 1;
      const { event, statements, because } = readOutcome(read.data, teller());
      assert.equal(statements.length, because === undefined ? 1 : 0);
      assert.match(event.type, /^[a-z_]+$/);
      for (const statement of statements) {
        annotation.parse(statement.annotation);
        assert.ok(Object.keys(statement.annotation).length > 0);
        assert.match(statement.fact, /^[\w-]{22}:outcome:[A-Z_]+$/);
        assert.match(statement.because, /^the site [A-Za-z_:, ]+$/);
        assert.ok(!JSON.stringify(statement).includes('canary'));
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(valid > 100, `${valid} of them were valid`);
});
