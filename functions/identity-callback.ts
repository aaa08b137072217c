import type { HttpFunction } from '../shared/http/message.ts';
import { receiveEvents } from '../shared/http/routes/receive-events.ts';
import { PROVIDERS } from '../shared/providers/list.ts';
import type { Services } from '../shared/services.ts';
import { TARGETS } from './targets.ts';

const identityProviders = PROVIDERS.filter((provider) => provider.function === 'identityCallback');

export function identityCallback(services: Services): HttpFunction {
  return {
    target: 'identityCallback',
    mount: TARGETS.identityCallback,
    handle: (request) => receiveEvents(services, identityProviders, request),
  };
}
