import type { AccountLink, FindingRecord, KeyRecord, Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { meantLink, timeOf } from './account.ts';
import { attach, type LinkDesk } from './link.ts';
import type { WorkingSet } from './working-set.ts';

/** Links of one account that are kept: the newest, and the newest of each action, however old. */
const MOST_LINKS = 50;

/**
 * Remembers that an account was assessed and releases what waited for that. The account's record
 * must be loaded.
 * @returns ids of the assessments for which something was released; their heads are due
 */
export async function linkAccount(desk: LinkDesk, id: string, link: Link): Promise<string[]> {
  const { set, policy, now } = desk;
  const record = set.get('keys', id);
  const old = record?.links?.find((other) => other.assessment.name === link.assessment.name);
  const others = record?.links?.filter((other) => other !== old) ?? [];
  const linked = { ...old, ...link, linkedAt: old?.linkedAt ?? link.linkedAt };
  const oldest = instant(now - policy.linkMs);
  const links = [...others, linked]
    .filter(({ linkedAt }) => linkedAt > oldest)
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const expireAt = instant(now + policy.linkMs);
  set.put('keys', id, { parked: record?.parked ?? [], links: theNewest(links), expireAt });
  return release(desk, id);
}

function theNewest(links: readonly AccountLink[]): AccountLink[] {
  const newestOf = new Map(links.map((link) => [link.action, link]));
  return links.filter(
    (link, index) => index >= links.length - MOST_LINKS || newestOf.get(link.action) === link,
  );
}

/** Earlier interactions choose first, in whichever order they were told. */
async function release(desk: LinkDesk, id: string): Promise<string[]> {
  const { set } = desk;
  const { parked = [] } = set.get('keys', id) ?? {};
  await set.load({ findings: parked });
  const waiting = parked
    .flatMap((findingId) => {
      const finding = set.get('findings', findingId);
      return finding?.state === 'parked' ? [{ findingId, finding }] : [];
    })
    .toSorted((a, b) => (timeWanted(a.finding) < timeWanted(b.finding) ? -1 : 1));
  const released: string[] = [];
  for (const { findingId, finding } of waiting) {
    const link = await linkOfAccount(set, finding);
    if (!link) continue;
    await set.load({ heads: [link.assessment.id] });
    attach(desk, findingId, finding, link);
    released.push(link.assessment.id);
  }
  const left = parked.filter((finding) => set.get('findings', finding)?.state === 'parked');
  const record = set.get('keys', id);
  if (record && left.length < parked.length) set.put('keys', id, { ...record, parked: left });
  return released;
}

function timeWanted({ account, eventTime }: FindingRecord): string {
  return account?.at ?? eventTime;
}

/**
 * The assessment of a finding's account that is meant, which is from then on known to have been told
 * this finding's reasons.
 */
export async function linkOfAccount(
  set: WorkingSet,
  { account, annotation: { reasons = [] } }: FindingRecord,
): Promise<Link | undefined> {
  if (!account) return undefined;
  await set.load({ keys: account.ids });
  for (const id of account.ids) {
    const record = set.get('keys', id);
    const meant = record?.links && meantLink(record.links, account, reasons);
    if (!meant) continue;
    if (reasons.length > 0) set.put('keys', id, withTold(record, meant, reasons));
    const { told: _told, ...link } = meant;
    return link;
  }
  return undefined;
}

function withTold(
  record: KeyRecord,
  meant: AccountLink,
  reasons: FindingRecord['annotation']['reasons'] = [],
) {
  const told = [...new Set([...(meant.told ?? []), ...reasons])];
  const links = record.links?.map((link) => (link === meant ? { ...meant, told } : link)) ?? [];
  return { ...record, links };
}
