import type { FindingRecord } from '../ledger/records.ts';
import { attach, type LinkDesk, waitUnder } from './link.ts';
import { linkOfAccount } from './link-account.ts';
import { asFinal, asParked, putFinding } from './transitions.ts';

/** So long an event that knows only an account waits for the site to link the sign-in. */
const ACCOUNT_PARK_MS = 15 * 60_000;

/**
 * What becomes of a finding whose keys lead nowhere: its account may tell the assessment; else it
 * waits for a link; with nothing to wait for it is over.
 */
export async function parkOrEnd(desk: LinkDesk, id: string, finding: FindingRecord): Promise<void> {
  const { set, policy, now } = desk;
  const link = await linkOfAccount(set, finding);
  if (link) {
    await set.load({ heads: [link.assessment.id] });
    attach(desk, id, finding, link);
  } else if (finding.keys.length > 0 || finding.account) {
    const parkMs = finding.keys.length > 0 ? policy.parkMs : ACCOUNT_PARK_MS;
    putFinding(set, id, asParked(finding, now, parkMs));
    await waitUnder(desk, id, finding);
  } else {
    const { assessment: _none, ...rest } = finding;
    putFinding(set, id, asFinal(rest, 'unmatched', now, policy, 'no_keys'));
  }
}
