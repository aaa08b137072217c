import { AnnotatorError } from '../../annotator-error.ts';
import type { HttpRequest } from '../message.ts';

/** @throws AnnotatorError `method_not_allowed` for any other method */
export function requirePost({ method }: HttpRequest): void {
  if (method !== 'POST') {
    throw new AnnotatorError('method_not_allowed', 'Only POST is accepted here');
  }
}
