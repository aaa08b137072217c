import * as z from 'zod';
import { AnnotatorError } from '../../annotator-error.ts';

/**
 * What Firestore answered, in the shape it documents.
 * @throws AnnotatorError `internal`, with paths and rules, never values
 */
export function expectShape<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new AnnotatorError('internal', 'Firestore holds or answers something unexpected', {
    hint: z.prettifyError(result.error),
  });
}
