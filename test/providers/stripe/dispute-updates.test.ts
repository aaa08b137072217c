import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText, readSigned, understood } from './read-fixture.ts';

/** What a fraud chargeback says when this changed in it, as event types. */
function said(now: Readonly<Record<string, unknown>>, previous: unknown): string[] {
  const event = JSON.parse(fixtureText('charge.dispute.updated.evidence'));
  Object.assign(event.data.object, now);
  event.data.previous_attributes = previous;
  return understood(readSigned(JSON.stringify(event))).statements.map(
    ({ annotation }) => annotation.transactionEvent?.eventType ?? 'none',
  );
}

const once = { submission_count: 1 };
const REPRESENTED = ['CHARGEBACK_REPRESENTMENT'];

describe('evidence in an update of a fraud chargeback', () => {
  const cases: readonly (readonly [string, object, unknown, readonly string[]])[] = [
    [
      'one submission more',
      { status: 'needs_response', evidence_details: once },
      { evidence_details: { submission_count: 0 } },
      REPRESENTED,
    ],
    [
      'only the status, to under review',
      { status: 'under_review', evidence_details: null },
      { status: 'needs_response' },
      REPRESENTED,
    ],
    [
      'only the status, to under review on appeal',
      { status: 'appeal_under_review', evidence_details: null },
      { status: 'appeal_needs_response' },
      REPRESENTED,
    ],
    ['the status, to another one', { status: 'lost' }, { status: 'under_review' }, []],
    ['the metadata while under review', { status: 'under_review' }, { metadata: { a: null } }, []],
    [
      'details of the evidence, not the count',
      { status: 'needs_response', evidence_details: once },
      { evidence_details: { past_due: false } },
      [],
    ],
    [
      'the count, not upwards',
      { status: 'needs_response', evidence_details: once },
      { evidence_details: { submission_count: 1 } },
      [],
    ],
    [
      'the reason and the evidence at once',
      { status: 'under_review', evidence_details: once },
      { reason: 'general', evidence_details: { submission_count: 0 } },
      ['CHARGEBACK', 'CHARGEBACK_REPRESENTMENT'],
    ],
    [
      'the code of the network where it stands today',
      { status: 'needs_response' },
      { payment_method_details: { card: { network_reason_code: null } } },
      ['CHARGEBACK'],
    ],
    [
      'the code of the network where it stood before',
      { status: 'needs_response' },
      { network_reason_code: '13.1' },
      ['CHARGEBACK'],
    ],
    [
      'parts that make no sense, beside one that does',
      { status: 'needs_response', evidence_details: once },
      {
        status: 7,
        reason: 7,
        payment_method_details: 7,
        evidence_details: { submission_count: 0 },
      },
      REPRESENTED,
    ],
    [
      'evidence that makes no sense, beside a status that does',
      { status: 'under_review' },
      { status: 'needs_response', evidence_details: 7 },
      REPRESENTED,
    ],
    ['something unreadable', { status: 'under_review' }, 'nonsense', []],
    ['nothing', { status: 'under_review' }, undefined, []],
  ];
  for (const [name, now, previous, expected] of cases) {
    test(`${name}: ${expected.join(' and ') || 'nothing to say'}`, () => {
      assert.deepEqual(said({ ...now }, previous), expected);
    });
  }
});

describe('the network of a dispute', () => {
  function because(card: Readonly<Record<string, unknown>> | null, code: string | null) {
    const event = JSON.parse(fixtureText('charge.dispute.created.fraud'));
    event.data.object.network_reason_code = code;
    event.data.object.payment_method_details = card && { card, type: 'card' };
    return understood(readSigned(JSON.stringify(event))).statements[0]?.because;
  }

  const CATEGORY = "Stripe's category fraudulent means fraud";
  const SERVICE = 'Visa 13.1 is a service code (not received)';
  const cases: readonly (readonly [string, object | null, string | null, string])[] = [
    [
      'is its network',
      { network: 'visa', brand: 'jcb', network_reason_code: '13.1' },
      null,
      SERVICE,
    ],
    ['is else its brand', { brand: 'visa', network_reason_code: '13.1' }, null, SERVICE],
    ['is else told by a code only it has', null, '13.1', SERVICE],
    ['may have its code in the old place', { network: 'visa' }, ' 13.1 ', SERVICE],
    [
      'may have codes we do not know',
      { network: 'jcb', network_reason_code: '13.1' },
      null,
      CATEGORY,
    ],
    ['says nothing without a code', { network: 'visa', network_reason_code: ' ' }, null, CATEGORY],
  ];
  for (const [name, card, code, expected] of cases) {
    test(name, () => {
      assert.equal(because(card && { ...card }, code), expected);
    });
  }
});
