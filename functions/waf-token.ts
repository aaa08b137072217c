import type { HttpFunction } from '../shared/http/message.ts';
import { reportWafTokens } from '../shared/http/routes/report-waf-tokens.ts';
import type { Services } from '../shared/services.ts';
import { TARGETS } from './targets.ts';

export function wafToken(services: Services): HttpFunction {
  return {
    target: 'wafToken',
    mount: TARGETS.wafToken,
    handle: (request) => reportWafTokens(services, request),
  };
}
