import * as z from 'zod';
import { type Assessment, parseAssessment } from './assessment-name.ts';

/** An assessment as an authenticated caller names it; a bare id belongs to `project`. */
export function assessmentText(project: string) {
  return z.string().transform((text, context): Assessment => {
    const assessment = parseAssessment(text, project);
    if (assessment) return assessment;
    context.addIssue('must be an assessment name or a bare id');
    return z.NEVER;
  });
}
