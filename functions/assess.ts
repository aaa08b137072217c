import type { HttpFunction } from '../shared/http/message.ts';
import { assess as assessOne } from '../shared/http/routes/assess.ts';
import { linkAssessments } from '../shared/http/routes/link-assessments.ts';
import type { Services } from '../shared/services.ts';
import { TARGETS } from './targets.ts';

export function assess(services: Services): HttpFunction {
  return {
    target: 'assess',
    mount: TARGETS.assess,
    handle: (request) =>
      request.path === '/link' ? linkAssessments(services, request) : assessOne(services, request),
  };
}
