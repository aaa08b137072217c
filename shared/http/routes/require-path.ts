import { AnnotatorError } from '../../annotator-error.ts';
import type { HttpRequest } from '../message.ts';

/** @throws AnnotatorError `not_found` for any other path */
export function requirePath({ path }: HttpRequest, expected: string): void {
  if (path !== expected) throw new AnnotatorError('not_found', 'Nothing is served at this path');
}
