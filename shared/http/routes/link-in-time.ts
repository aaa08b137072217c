import { parseAssessment } from '../../annotation/assessment-name.ts';
import { linkAssessments } from '../../delivery/link-assessments.ts';
import type { LinkItem } from '../../delivery/link-item.ts';
import type { Services } from '../../services.ts';
import { troubleWith } from '../trouble-with.ts';

/** How long the ledger is waited for, in milliseconds. */
const LINK_MS = 1_000;

/** No label is sent while a user waits: what the link releases goes with the next delivery. */
const NO_SENDING = { finishBy: 0, callMs: LINK_MS, patienceMs: LINK_MS };

/**
 * Links an assessment that was just made, or says within a second that it did not come to that.
 * Never throws.
 * @param name as Google told it
 */
export async function linkInTime(
  services: Services,
  name: string | undefined,
  link: Omit<LinkItem, 'assessment'>,
): Promise<{ readonly linked: boolean }> {
  const assessment = parseAssessment(name ?? '', services.config.project);
  const trouble = assessment
    ? await troubleWith(linkAssessments(services, [{ ...link, assessment }], NO_SENDING), LINK_MS)
    : { code: 'no_name' };
  if (!trouble) return { linked: true };
  services.log.error('an assessment was not linked', { assessment: assessment?.id, ...trouble });
  return { linked: false };
}
