import { randomBytes, randomInt } from 'node:crypto';
import { startSite } from '../../test/browser/site.ts';
import { startEmulator } from '../../test/emulator/emulator.ts';
import type { Environment } from '../config/config.ts';
import './play-senders.ts';
import { sampleSecrets } from './sample-secrets.ts';
import { signStripeEvent, stripeEvent } from './signed-stripe-event.ts';

const EXAMPLE_ASSESSMENT = 'b6ac310000000000';

/**
 * Nothing is configured: starts an emulator of reCAPTCHA Enterprise, switches every provider on with
 * the secrets `npm run send` signs with, starts a small site that assesses its sign-ins, says so, and
 * prints a signed example to paste.
 * @returns the environment to run with
 */
export async function startLocalMode(given: Environment): Promise<Environment> {
  // The ledger outlives the emulator: no assessment may get the id of an earlier one.
  const emulator = await startEmulator({ knownOnly: false, seed: randomInt(2 ** 32) });
  const samples = sampleSecrets();
  const secret = given['STRIPE_WEBHOOK_SECRETS'] || samples['STRIPE_WEBHOOK_SECRETS'] || '';
  const port = given['PORT'] || '8080';
  const caller = given['CALLER_SECRETS'] || `local:whsec_${randomBytes(32).toString('base64')}`;
  const environment = { ...samples, ...given };
  const site = await startSite({
    annotator: `http://127.0.0.1:${port}`,
    emulator: emulator.url,
    callerSecret: firstOf(caller).split(':').at(-1) ?? '',
    streamToken: environment['AUTH0_STREAM_TOKENS']?.split('\n')[0] ?? '',
  });
  process.stderr.write(
    explanation({ emulator: emulator.url, site: site.url }, port, firstOf(secret)),
  );
  return {
    ...environment,
    PORT: port,
    RECAPTCHA_PROJECT: 'local-project',
    RECAPTCHA_EMULATOR_HOST: emulator.host,
    STRIPE_WEBHOOK_SECRETS: secret,
    CALLER_SECRETS: caller,
  };
}

function firstOf(list: string): string {
  return list.split(/[,\n]/)[0] ?? '';
}

function explanation(
  { emulator, site }: { emulator: string; site: string },
  port: string,
  secret: string,
): string {
  const charge = {
    id: 'ch_example',
    object: 'charge',
    amount: 4200,
    currency: 'eur',
    payment_intent: 'pi_example',
    status: 'succeeded',
    outcome: { type: 'authorized', network_status: 'approved_by_network' },
    metadata: { recaptcha_assessment: EXAMPLE_ASSESSMENT },
  };
  const { body, signature } = signStripeEvent(stripeEvent('charge.succeeded', charge), secret);
  return `
No project is configured (RECAPTCHA_PROJECT), so nothing goes to Google:
an emulator of reCAPTCHA Enterprise listens on ${emulator}.

A small site whose sign-in asks for every verdict, from token to label:

  ${site}

Paste this within five minutes, for that long a signature holds:

curl -sS http://localhost:${port}/payment-webhook/stripe \\
  -H 'content-type: application/json' \\
  -H 'stripe-signature: ${signature}' \\
  -d '${body}'

Or send any sample of any processor (without an event all are listed):

npm run send -- adyen --url http://localhost:${port}

What Google would have received:

curl -sS ${emulator}/emulator/annotations

`;
}
