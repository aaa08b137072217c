import type { HttpFunction } from '../shared/http/message.ts';
import { sendDue } from '../shared/http/routes/send-due.ts';
import { PROVIDERS } from '../shared/providers/list.ts';
import type { Services } from '../shared/services.ts';
import { TARGETS } from './targets.ts';

export function deliver(services: Services): HttpFunction {
  return {
    target: 'deliver',
    mount: TARGETS.deliver,
    handle: (request) => sendDue(services, PROVIDERS, request),
  };
}
