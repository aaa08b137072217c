import type { EventTable } from '../event-table.ts';
import { findRow } from '../event-table.ts';
import type { Provider, Reading, ReadingContext, SignedRequest } from '../provider.ts';
import { type EventReader, readEvent, unreadable } from '../read-event.ts';
import { DISPUTES } from './disputes.ts';
import { identityOf } from './identity.ts';
import { IGNORED } from './ignored.ts';
import { LOCAL_PAYMENTS } from './local-payments.ts';
import { PAYMENTS } from './payments.ts';
import { REVIEWS } from './reviews.ts';
import { type Notification, notification } from './schema.ts';
import { answerChallenge, authenticate, type BraintreeKeys } from './signature.ts';
import { subjectOf } from './subject.ts';
import { readXml } from './xml.ts';

const EVENTS: EventTable = {
  ...PAYMENTS,
  ...LOCAL_PAYMENTS,
  ...REVIEWS,
  ...DISPUTES,
  ...IGNORED,
};

const reader: EventReader<Notification> = {
  identityOf,
  envelope: notification,
  objectAt: ['notification', 'subject'],
  say: ({ notification: { kind, subject } }, context) => findRow(kind, EVENTS)(subject, context),
  subjectOf: ({ notification: { subject } }, metadataKey) => subjectOf(subject, metadataKey),
};

/** https://developer.paypal.com/braintree/docs/guides/webhooks/overview */
export const braintree = Object.freeze<Provider<readonly BraintreeKeys[]>>({
  id: 'braintree',
  name: 'Braintree',
  function: 'paymentWebhook',
  secrets: ({ BRAINTREE_KEYS: keys }) => (keys?.length ? keys.map(toKeys) : undefined),
  authenticate,
  answerChallenge,
  read: (request, context) => [read(request, context)],
});

function toKeys(entry: string): BraintreeKeys {
  const [publicKey = '', privateKey = ''] = entry.split(':');
  return { publicKey, privateKey };
}

/** Of a request the XML is what is authentic, so that is its body here. */
function read({ body }: SignedRequest, context: ReadingContext): Reading {
  const xml = readXml(body);
  return xml.ok
    ? readEvent(xml.value, reader, context)
    : unreadable({ type: 'unknown' }, xml.because);
}
