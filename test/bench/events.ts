import { readFileSync } from 'node:fs';
import { type SignedEvent, signStripeEvent } from '../../shared/cli/signed-stripe-event.ts';
import type { Message } from '../emulator/decode-message.ts';

/** One webhook, and the label it must become. */
export interface BenchEvent extends SignedEvent {
  readonly assessment: string;
  readonly label: Message;
}

interface ChargeEvent {
  readonly data: { readonly object: { readonly amount: number; readonly metadata: object } };
}

const FIXTURE = new URL('../fixtures/stripe/charge.succeeded.json', import.meta.url);
const fixture = JSON.parse(readFileSync(FIXTURE, 'utf8')) as ChargeEvent;

let made = 0;

/** Signed `charge.succeeded` events, each with an event, charge, payment and assessment of its own. */
export function benchEvents(count: number, secret: string): BenchEvent[] {
  return Array.from({ length: count }, () => benchEvent(secret));
}

function benchEvent(secret: string): BenchEvent {
  made += 1;
  const assessment = `bench${String(made).padStart(11, '0')}`;
  const created = Math.floor(Date.now() / 1000);
  const { object } = fixture.data;
  const charge = {
    ...object,
    id: `ch_${assessment}`,
    payment_intent: `pi_${assessment}`,
    metadata: { ...object.metadata, recaptcha_assessment: assessment },
  };
  const event = { ...fixture, id: `evt_${assessment}`, created, data: { object: charge } };
  const label = {
    reasons: ['TRANSACTION_ACCEPTED'],
    transactionEvent: {
      eventType: 'AUTHORIZATION',
      value: object.amount / 100,
      eventTime: new Date(created * 1000).toISOString(),
    },
  };
  return { ...signStripeEvent(event, secret), assessment, label };
}
