import type { HttpFunction } from '../shared/http/message.ts';
import { receiveEvents } from '../shared/http/routes/receive-events.ts';
import { PROVIDERS } from '../shared/providers/list.ts';
import type { Services } from '../shared/services.ts';
import { TARGETS } from './targets.ts';

const processors = PROVIDERS.filter((provider) => provider.function === 'paymentWebhook');

export function paymentWebhook(services: Services): HttpFunction {
  return {
    target: 'paymentWebhook',
    mount: TARGETS.paymentWebhook,
    handle: (request) => receiveEvents(services, processors, request),
  };
}
