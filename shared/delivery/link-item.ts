import * as z from 'zod';
import { timestamp } from '../annotation/annotation.ts';
import { assessmentText } from '../annotation/assessment-text.ts';
import { correlationKey } from '../annotation/correlation-key.ts';
import { ipAddress } from '../annotation/ip-address.ts';
import { instant } from '../time.ts';

/** One assessment to link; a bare id belongs to `project`. */
export function linkItem(project: string) {
  return z
    .strictObject({
      assessment: assessmentText(project),
      keys: z.array(correlationKey).max(20).default([]),
      score: z.number().min(0).max(1).optional(),
      action: z.string().min(1).max(100).optional(),
      accountId: z.string().min(1).max(1024).optional(),
      userIp: ipAddress.optional(),
      createTime: timestamp.transform((time) => instant(Date.parse(time))).optional(),
    })
    .refine(
      ({ keys, accountId }) => keys.length > 0 || accountId !== undefined,
      'needs keys or an accountId to link',
    );
}

export type LinkItem = z.output<ReturnType<typeof linkItem>>;
