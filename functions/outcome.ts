import type { HttpFunction } from '../shared/http/message.ts';
import { reportOutcomes } from '../shared/http/routes/report-outcomes.ts';
import type { Services } from '../shared/services.ts';
import { TARGETS } from './targets.ts';

export function outcome(services: Services): HttpFunction {
  return {
    target: 'outcome',
    mount: TARGETS.outcome,
    handle: (request) => reportOutcomes(services, request),
  };
}
