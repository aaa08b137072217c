import { http } from '@google-cloud/functions-framework';
import { RecaptchaEnterpriseServiceClient } from '@google-cloud/recaptcha-enterprise';
import { PassThroughClient } from 'google-auth-library';
import Stripe from 'stripe';

const { STRIPE_SECRET = '', EMULATOR_PORT, PROJECT } = process.env;
const client = new RecaptchaEnterpriseServiceClient({
  fallback: 'rest',
  protocol: 'http',
  apiEndpoint: '127.0.0.1',
  port: Number(EMULATOR_PORT),
  authClient: new PassThroughClient(),
});

http('obvious', async (request, response) => {
  if (request.method !== 'POST') return response.sendStatus(204);
  const signature = request.get('stripe-signature');
  const event = Stripe.webhooks.constructEvent(request.rawBody, signature, STRIPE_SECRET);
  if (event.type === 'charge.succeeded') {
    const { amount, metadata } = event.data.object;
    await client.annotateAssessment({
      name: `projects/${PROJECT}/assessments/${metadata.recaptcha_assessment}`,
      reasons: ['TRANSACTION_ACCEPTED'],
      transactionEvent: {
        eventType: 'AUTHORIZATION',
        value: amount / 100,
        eventTime: { seconds: event.created },
      },
    });
  }
  response.sendStatus(200);
});
