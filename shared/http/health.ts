import { type HttpFunction, json } from './message.ts';

/** The function with `GET /health`, which names its target: for uptime checks and smoke tests. */
export function withHealth(served: HttpFunction): HttpFunction {
  const { target, handle } = served;
  return {
    ...served,
    handle: async (request) =>
      request.path === '/health' && (request.method === 'GET' || request.method === 'HEAD')
        ? json(200, { status: 'ok', target })
        : handle(request),
  };
}
