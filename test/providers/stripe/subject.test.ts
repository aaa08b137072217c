import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText, readFixture, readSigned, understood } from './read-fixture.ts';
import { CHARGE, CHARGE_2013, INTENT } from './tables/ids.ts';

const ASSESSMENT = '5a1b9c03d2e4f678';
const BOTH = [`stripe:${CHARGE}`, `stripe:${INTENT}`];
const BOTH_2019 = ['stripe:ch_1FbQxK2eZvKYlo2CgT7nRw3d', 'stripe:pi_1FbQxJ2eZvKYlo2CmV8bLk0s'];

const SUBJECTS: readonly (readonly [string, string | undefined, readonly string[]])[] = [
  ['charge.succeeded', ASSESSMENT, BOTH],
  ['charge.captured.without-payment-intent', ASSESSMENT, [`stripe:${CHARGE}`]],
  ['charge.succeeded.2013', ASSESSMENT, [`stripe:${CHARGE_2013}`]],
  ['charge.failed.2013', undefined, [`stripe:${CHARGE_2013}`]],
  ['payment_intent.succeeded', ASSESSMENT, BOTH],
  ['payment_intent.succeeded.2019', ASSESSMENT, BOTH_2019],
  // Its own metadata is empty, the expanded charge has it.
  ['payment_intent.succeeded.expanded', ASSESSMENT, BOTH],
  // Ignored, but it makes the link that later events need.
  ['payment_intent.created', ASSESSMENT, [`stripe:${INTENT}`]],
  ['charge.updated', ASSESSMENT, BOTH],
  ['checkout.session.completed', ASSESSMENT, [`stripe:${INTENT}`]],
  // Without a PaymentIntent there is nothing to link.
  ['checkout.session.expired', undefined, []],
  ['refund.created', undefined, BOTH],
  ['review.closed.approved', undefined, BOTH],
  ['review.closed.2017', undefined, ['stripe:ch_1AbCdE2eZvKYlo2CvB3mHs8q']],
  ['radar.early_fraud_warning.created', undefined, BOTH],
  ['radar.early_fraud_warning.created.without-payment-intent', undefined, [`stripe:${CHARGE}`]],
  ['charge.dispute.created.fraud', undefined, BOTH],
  ['charge.dispute.created.expanded', ASSESSMENT, BOTH],
  ['charge.dispute.created.2013', undefined, [`stripe:${CHARGE_2013}`]],
  ['charge.dispute.created.2019', undefined, [BOTH_2019[0] ?? '']],
  ['customer.created', undefined, []],
  ['thin-event', undefined, []],
];

describe('the subject of a Stripe event', () => {
  for (const [fixture, carried, keys] of SUBJECTS) {
    test(`${fixture} carries ${carried ?? 'nothing'} and has ${keys.length} keys`, () => {
      const reading = readFixture(fixture);
      assert.equal(reading.carried, carried);
      assert.deepEqual(reading.keys, keys);
    });
  }

  function charged(metadata: unknown, type = 'charge.succeeded') {
    const event = JSON.parse(fixtureText('charge.succeeded'));
    event.data.object.metadata = metadata;
    event.type = type;
    return JSON.stringify(event);
  }

  const METADATA: readonly (readonly [string, unknown, string | undefined])[] = [
    [
      'a full name',
      { recaptcha_assessment: 'projects/p/assessments/x' },
      'projects/p/assessments/x',
    ],
    // Whether it is an assessment is decided where all providers meet.
    ['10,000 characters', { recaptcha_assessment: 'x'.repeat(10_000) }, 'x'.repeat(10_000)],
    ['a path traversal', { recaptcha_assessment: '../../x' }, '../../x'],
    ['an empty value', { recaptcha_assessment: '' }, undefined],
    ['a number', { recaptcha_assessment: 1234567890123456 }, undefined],
    ['an object', { recaptcha_assessment: { id: ASSESSMENT } }, undefined],
    ['another key', { assessment: ASSESSMENT }, undefined],
    ['null', null, undefined],
    ['a list', [ASSESSMENT], undefined],
    ['a string', ASSESSMENT, undefined],
  ];
  for (const [name, metadata, carried] of METADATA) {
    test(`metadata that is or holds ${name} carries ${carried === undefined ? 'nothing' : 'it'}`, () => {
      assert.equal(understood(readSigned(charged(metadata))).carried, carried);
    });
  }

  test('the key in the metadata is the configured one', () => {
    const body = charged({ order_assessment: ASSESSMENT, recaptcha_assessment: 'x' });
    assert.equal(understood(readSigned(body, [], 'order_assessment')).carried, ASSESSMENT);
  });

  test('what metadata inherits does not count', () => {
    const body = charged({ inherited: 1 }).replace(
      '"inherited":1',
      '"__proto__":{"recaptcha_assessment":"x"}',
    );
    assert.equal(understood(readSigned(body)).carried, undefined);
    assert.equal(understood(readSigned(charged({}), [], 'constructor')).carried, undefined);
  });

  test("an object's own metadata beats that of the objects it names", () => {
    const event = JSON.parse(fixtureText('payment_intent.succeeded.expanded'));
    event.data.object.metadata = { recaptcha_assessment: 'own' };
    assert.equal(understood(readSigned(JSON.stringify(event))).carried, 'own');
  });

  test("a dispute's own metadata does not count", () => {
    const event = JSON.parse(fixtureText('charge.dispute.created.fraud'));
    event.data.object.metadata = { recaptcha_assessment: ASSESSMENT };
    assert.equal(understood(readSigned(JSON.stringify(event))).carried, undefined);
  });

  test('an ignored event with an odd object is still understood, without a subject', () => {
    const event = JSON.parse(fixtureText('payment_intent.created'));
    for (const object of [null, 5, 'x', [], { object: 'charge', id: 'not an id' }]) {
      const body = JSON.stringify({ ...event, data: { object } });
      assert.deepEqual(understood(readSigned(body)).keys, []);
    }
  });

  test('what cannot be an id is left out, and the rest still links', () => {
    const event = JSON.parse(fixtureText('invoice.paid'));
    const odd = { object: 7, id: 'in 1', charges: 7 };
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [{ ...odd, charge: 'ch 1', payment_intent: 'pi_1' }, ['stripe:pi_1']],
      [{ ...odd, charge: 'ch_1', payment_intent: 7 }, ['stripe:ch_1']],
      [{ object: 'payment_intent', id: 'pi_1', latest_charge: 7 }, ['stripe:pi_1']],
      [{ object: 'payment_intent', id: 'pi_1', charges: null }, ['stripe:pi_1']],
      [{ object: 'payment_intent', id: 'pi_1', charges: { data: [] } }, ['stripe:pi_1']],
    ];
    for (const [object, keys] of cases) {
      const body = JSON.stringify({ ...event, data: { object } });
      assert.deepEqual(understood(readSigned(body)).keys, keys, JSON.stringify(object));
    }
  });
});
