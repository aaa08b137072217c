import { AnnotatorError } from '../annotator-error.ts';
import type { HttpFunction } from './message.ts';

/** One function that serves others, each under its mount. */
export function mountAll(target: string, functions: readonly HttpFunction[]): HttpFunction {
  return {
    target,
    mount: '/',
    async handle(request) {
      const served = functions.find(
        ({ mount }) => request.path === mount || request.path.startsWith(`${mount}/`),
      );
      if (!served) throw new AnnotatorError('not_found', 'No function is mounted here');
      const path = request.path.slice(served.mount.length) || '/';
      return served.handle({ ...request, path });
    },
  };
}
