import * as z from 'zod';

/**
 * The parts of an assessment we read from a create response. Loose on purpose: Google may add
 * fields and enum values at any time.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments
 */
export const assessmentResponse = z.looseObject({
  name: z.string(),
  tokenProperties: z
    .looseObject({
      valid: z.boolean().default(false),
      invalidReason: z.string().optional(),
      createTime: z.string().optional(),
      hostname: z.string().optional(),
      action: z.string().optional(),
    })
    .optional(),
  riskAnalysis: z
    .looseObject({
      score: z.number().min(0).max(1).optional(),
      reasons: z.array(z.string()).optional(),
      extendedVerdictReasons: z.array(z.string()).optional(),
      challenge: z.string().optional(),
    })
    .optional(),
  event: z
    .looseObject({
      expectedAction: z.string().optional(),
      siteKey: z.string().optional(),
    })
    .optional(),
  fraudPreventionAssessment: z.looseObject({ transactionRisk: z.number().optional() }).optional(),
  accountDefenderAssessment: z.looseObject({ labels: z.array(z.string()).optional() }).optional(),
});

export type AssessmentResponse = z.infer<typeof assessmentResponse>;
