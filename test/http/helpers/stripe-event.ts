import { createHmac } from 'node:crypto';
import type { Entry } from '../../../shared/delivery/entry.ts';
import { type HttpBench, STRIPE_SECRET } from '../../helpers/http-bench.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { expectHidden, expectResults } from './expect-answer.ts';
import { type Answer, send } from './http-client.ts';

export const STRIPE_PATH = '/payment-webhook/stripe';

/** Seconds since 1970 at the start of every bench's clock. */
export const NOW_SECONDS = START / 1000;

/** What a shopper would not want to find in a log. */
export const PERSONAL = {
  billing_details: { email: 'shopper@example.com', name: 'Sam Shopper', phone: '+15550100' },
  description: 'two tickets for Sam',
} as const;

/** A charge that went well, with personal data around it; `changes` replace or add fields. */
export function charge(changes: object = {}): object {
  return {
    id: 'ch_1',
    object: 'charge',
    amount: 4200,
    currency: 'usd',
    payment_intent: 'pi_1',
    metadata: { recaptcha_assessment: 'a1b2c3d4e5f60718' },
    ...PERSONAL,
    ...changes,
  };
}

/** An event around an object, as of now; `changes` replace or add fields of the envelope. */
export function stripeEvent(object: unknown, changes: object = {}): object {
  return {
    id: 'evt_1',
    object: 'event',
    created: NOW_SECONDS,
    type: 'charge.succeeded',
    data: { object },
    ...changes,
  };
}

/** What Stripe would send: the header over exactly these bytes. */
export function signedByStripe(
  body: Uint8Array | string,
  { secret = STRIPE_SECRET, at = NOW_SECONDS }: { secret?: string; at?: number } = {},
): { 'content-type': string; 'stripe-signature': string } {
  return {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': `t=${at},v1=${stripeHmac(body, secret, at)}`,
  };
}

export function stripeHmac(
  body: Uint8Array | string,
  secret = STRIPE_SECRET,
  at = NOW_SECONDS,
): string {
  return createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
}

/** Sends a body as Stripe would, rightly signed by the bench's clock. */
export function sendAsStripe(
  { port, clock }: HttpBench,
  body: Uint8Array | string,
): Promise<Answer> {
  const headers = signedByStripe(body, { at: Math.floor(clock.now() / 1000) });
  return send({ port, path: STRIPE_PATH, headers, body });
}

/** Sends an event and expects these results; nothing of the shopper may show in log or answer. */
export async function expectTaken(
  bench: HttpBench,
  body: string,
  ...statuses: Entry['status'][]
): Promise<readonly Entry[]> {
  const answer = await sendAsStripe(bench, body);
  expectHidden([...bench.lines, answer.text], Object.values(PERSONAL.billing_details));
  return expectResults(answer, ...statuses);
}
