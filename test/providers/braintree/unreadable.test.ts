import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changed, readXmlText } from './read-signed.ts';

const FRAUD = 'dispute_opened.fraud';

describe('Braintree notifications that cannot be read', () => {
  const documents: readonly (readonly [string, string, string])[] = [
    ['nothing but a blank', ' ', 'body: is not one XML element'],
    ['JSON', '{"kind":"check"}', 'body: is not one XML element'],
    ['a document type', '<!DOCTYPE a><a>1</a>', 'body: has markup besides elements'],
    [
      'another element',
      '<a><kind>check</kind></a>',
      'notification: Invalid input: expected object, received undefined',
    ],
  ];
  for (const [name, xml, because] of documents) {
    test(name, () => {
      const expected = { kind: 'unreadable', event: { type: 'unknown' }, because };
      assert.deepEqual(readXmlText(xml), expected);
    });
  }

  const ID = '<id>wz4kq8xrpd6mt2c9</id>';
  const objects: readonly (readonly [string, string, string | RegExp, string, string])[] = [
    ['no kind', 'check', '<kind>check</kind>', '', 'notification.kind'],
    ['no dispute', FRAUD, /<dispute>.*<\/dispute>/s, '', 'notification.subject'],
    ['a dispute without id', FRAUD, ID, '', 'notification.subject.dispute.id'],
    ['an id that is none', FRAUD, ID, '<id>../x</id>', 'notification.subject.dispute.id'],
    [
      'an id of 256 characters',
      FRAUD,
      ID,
      `<id>${'d'.repeat(256)}</id>`,
      'notification.subject.dispute.id',
    ],
    [
      'a code that is no text',
      FRAUD,
      '<reason-code>10.4</reason-code>',
      '<reason-code><a>10.4</a></reason-code>',
      'notification.subject.dispute.reason-code',
    ],
    [
      'a dispute of kinds',
      FRAUD,
      '<kind>chargeback</kind>',
      '<kind type="array"><a>chargeback</a></kind>',
      'notification.subject.dispute.kind',
    ],
    [
      'a transaction without id',
      'transaction_settled',
      '<id>f3w7hd2m</id>',
      '',
      'notification.subject.transaction.id',
    ],
    [
      'a review of nothing',
      'transaction_reviewed.accepted',
      '<transaction-id>8nqkz4yt</transaction-id>',
      '',
      'notification.subject.transaction-review.transaction-id',
    ],
    [
      'a local payment without id',
      'local_payment_expired',
      /<payment-id>.*<\/payment-id>/,
      '',
      'notification.subject.local-payment-expired.payment-id',
    ],
    [
      'no local payment',
      'local_payment_reversed',
      /<local-payment-reversed>.*<\/local-payment-reversed>/s,
      '<a>1</a>',
      'notification.subject',
    ],
  ];
  for (const [name, fixture, what, by, path] of objects) {
    test(`${name} is told by its path, and what names the event is kept`, () => {
      const reading = readXmlText(changed(fixture, what, by));
      assert.equal(reading.kind, 'unreadable');
      assert.ok(reading.because?.startsWith(`${path}: `), reading.because);
      assert.ok(reading.event.time);
    });
  }

  test('a reason names paths and rules, never a value', () => {
    const xml = changed(FRAUD, ID, '<id>shopper@example.com</id>');
    const reading = readXmlText(xml);
    assert.equal(reading.kind, 'unreadable');
    assert.doesNotMatch(reading.because ?? '', /shopper/);
  });
});
