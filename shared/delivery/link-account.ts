import type { Reason } from '../annotation/vocabulary.ts';
import type { AccountLink, FindingRecord, Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { isSameLink, meantLink, timeOf } from './account.ts';
import { attach, type LinkDesk } from './link.ts';
import type { WorkingSet } from './working-set.ts';

/** Links of one account that are kept: the newest, and the newest of each action, however old. */
const MOST_LINKS = 200;

/** Remembers that an account was assessed. The account's record must be loaded. */
export function linkAccount({ set, policy, now }: LinkDesk, id: string, link: Link): void {
  const record = set.get('keys', id);
  const old = record?.links?.find((other) => isSameLink(other, link));
  const others = record?.links?.filter((other) => other !== old) ?? [];
  const linked = { ...old, ...link, linkedAt: old?.linkedAt ?? link.linkedAt };
  const oldest = instant(now - policy.linkMs);
  const links = [...others, linked]
    .filter(({ linkedAt }) => linkedAt > oldest)
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const expireAt = instant(now + policy.linkMs);
  set.put('keys', id, { parked: record?.parked ?? [], links: theNewest(links), expireAt });
}

function theNewest(links: readonly AccountLink[]): AccountLink[] {
  const newestOf = new Map(links.map((link) => [link.action, link]));
  return links.filter(
    (link, index) => index >= links.length - MOST_LINKS || newestOf.get(link.action) === link,
  );
}

/**
 * Releases what waited for an account to be linked. Who fits without doubt chooses before who fits
 * only if a clock is wrong; then the earlier. The account's record must be loaded.
 * @returns ids of the assessments for which something was released; their heads are due
 */
export async function releaseAccount(desk: LinkDesk, id: string): Promise<string[]> {
  const { set } = desk;
  const { parked = [] } = set.get('keys', id) ?? {};
  await set.load({ findings: parked });
  const released: string[] = [];
  for (const bySkew of [false, true]) {
    for (const findingId of inOrderOfTime(set, parked)) {
      const finding = set.get('findings', findingId);
      const link = finding && (await linkOfAccount(set, finding, bySkew));
      if (!link) continue;
      await set.load({ heads: [link.assessment.id] });
      attach(desk, findingId, finding, link);
      released.push(link.assessment.id);
    }
  }
  const left = parked.filter((finding) => set.get('findings', finding)?.state === 'parked');
  const record = set.get('keys', id);
  if (record && left.length < parked.length) set.put('keys', id, { ...record, parked: left });
  return released;
}

/** Those of these findings that still wait, by the time of what they are about. */
function inOrderOfTime(set: WorkingSet, ids: readonly string[]): string[] {
  const waiting = ids.flatMap((id) => {
    const finding = set.get('findings', id);
    const at = finding?.account?.at ?? '';
    return finding?.state === 'parked' ? [{ id, at }] : [];
  });
  return waiting.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ id }) => id);
}

/**
 * The assessment that is meant by a finding's account, under all the names it has; from then on it is
 * known to have been told this finding's reasons.
 * @param maySkew whether one will do that fits only if a clock is wrong
 */
export async function linkOfAccount(
  set: WorkingSet,
  { account, annotation: { reasons = [] } }: FindingRecord,
  maySkew = true,
): Promise<Link | undefined> {
  if (!account) return undefined;
  await set.load({ keys: account.ids });
  const links = account.ids.flatMap((id) => set.get('keys', id)?.links ?? []);
  const meant = meantLink(links, account, reasons);
  if (!meant || (meant.bySkew && !maySkew)) return undefined;
  const { told: _told, ...link } = meant.link;
  for (const id of account.ids) markTold(set, id, link, reasons);
  return link;
}

function markTold(set: WorkingSet, id: string, meant: Link, reasons: readonly Reason[]): void {
  const record = set.get('keys', id);
  const isNew = (link: AccountLink) =>
    isSameLink(link, meant) && reasons.some((reason) => !link.told?.includes(reason));
  if (!record?.links?.some(isNew)) return;
  const links = record.links.map((link) =>
    isNew(link) ? { ...link, told: [...new Set([...(link.told ?? []), ...reasons])] } : link,
  );
  set.put('keys', id, { ...record, links });
}
