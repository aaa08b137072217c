import { isDeepStrictEqual } from 'node:util';
import { digest } from '../ledger/digest.ts';
import type { AccountLink, FindingRecord, HeadRecord, KeyRecord, Link } from '../ledger/records.ts';
import { instant } from '../time.ts';
import { addOpen } from './lease.ts';
import type { Policy } from './services.ts';
import { asPending, putFinding } from './transitions.ts';
import type { WorkingSet } from './working-set.ts';

/**
 * Most findings that wait for one key or account: a reference may be no payment's own, and somebody
 * may try an account again and again.
 */
const MOST_WAITING = 500;

/** Scores from here on up speak for the user. */
const GOOD_SCORE = 0.7;
/** Google computes scores in single precision: 0.7 may arrive as 0.699999988. */
const FLOAT_NOISE = 1e-6;

/** What linking works with. */
export interface LinkDesk {
  readonly set: WorkingSet;
  readonly policy: Policy;
  readonly now: number;
}

export function keyId(key: string): string {
  return digest(key);
}

/**
 * The link of the first of these keys that has one: the most specific. They must be loaded.
 * @param but keys whose links do not count
 */
export function linkOf(
  set: WorkingSet,
  keys: readonly string[],
  but: readonly string[] = [],
): Link | undefined {
  for (const key of keys) {
    if (but.includes(key)) continue;
    const link = set.get('keys', keyId(key))?.link;
    if (link) return link;
  }
  return undefined;
}

/**
 * What the keys and the account of a finding tell of this assessment, such as its score. They must be
 * loaded.
 */
export function knownOf(
  set: WorkingSet,
  { keys, account }: Pick<FindingRecord, 'keys' | 'account'>,
  { id }: Link['assessment'],
): Link | undefined {
  const ofKeys = keys.map((key) => set.get('keys', keyId(key))?.link);
  const ofAccount = account?.ids.flatMap((name) => set.get('keys', name)?.links ?? []) ?? [];
  const links: readonly (AccountLink | undefined)[] = [...ofKeys, ...ofAccount];
  const known = links.find((link) => link?.assessment.id === id);
  if (!known) return undefined;
  const { told: _told, ...link } = known;
  return link;
}

/**
 * Points keys at an assessment and releases what is parked under them. The last link wins, but an
 * older event does not move a key that a newer one linked. The keys must be loaded.
 * @param onlyFree leaves keys alone that are linked to another assessment
 * @returns how many findings were released; their heads are due
 */
export async function linkKeys(
  { set, policy, now }: LinkDesk,
  keys: readonly string[],
  link: Link,
  onlyFree = false,
): Promise<number> {
  const waiting = new Set<string>();
  for (const key of keys) {
    const record = set.get('keys', keyId(key));
    if (record?.link && isTaken(record.link, link, onlyFree)) continue;
    for (const id of record?.parked ?? []) waiting.add(id);
    const merged = merge(record?.link, link);
    if (record && merged === record.link && record.parked.length === 0) continue;
    const expireAt = instant(now + policy.linkMs);
    set.put('keys', keyId(key), { key, link: merged, parked: [], expireAt });
  }
  if (waiting.size > 0) await set.load({ findings: [...waiting], heads: [link.assessment.id] });
  const released = [...waiting].filter((id) => set.get('findings', id)?.state === 'parked');
  for (const id of released) {
    const finding = set.get('findings', id);
    if (finding) attach({ set, policy, now }, id, finding, link);
  }
  return released.length;
}

/** Makes a finding pending for the linked assessment, whose head must be loaded. */
export function attach(
  { set, policy, now }: LinkDesk,
  findingId: string,
  finding: FindingRecord,
  link: Link,
): void {
  const { id } = link.assessment;
  const said = withLinkedScore(finding, link, policy.opinions);
  putFinding(set, findingId, asPending(said, link.assessment, link, now));
  const expireAt = instant(now + policy.linkMs);
  const head: HeadRecord = set.get('heads', id) ?? {
    open: [],
    firstSeenAt: link.createTime ?? instant(now),
    expireAt,
  };
  set.put('heads', id, addOpen({ ...head, expireAt }, findingId, finding, now));
}

/**
 * Lets a finding wait under all its keys and its account. They are written even if it is listed there
 * already: a link under way, that saw it when it did not wait, must not miss it.
 */
export async function waitUnder(
  { set, policy, now }: LinkDesk,
  findingId: string,
  { keys, account }: Pick<FindingRecord, 'keys' | 'account'>,
): Promise<void> {
  const places = [
    ...keys.map((key) => [keyId(key), { key, parked: [], expireAt: '' }] as const),
    ...(account?.ids ?? []).map((id) => [id, { parked: [], expireAt: '' }] as const),
  ];
  await set.load({ keys: places.map(([id]) => id) });
  for (const [id, empty] of places) {
    const record: KeyRecord = set.get('keys', id) ?? empty;
    const expireAt = instant(now + policy.linkMs);
    const parked = [...new Set([...record.parked, findingId])].slice(-MOST_WAITING);
    set.put('keys', id, { ...record, parked, expireAt });
  }
}

/** Takes what has ended off the lists of those that wait. */
export async function stopWaiting(
  set: WorkingSet,
  ended: ReadonlyMap<string, Pick<FindingRecord, 'keys' | 'account'>>,
): Promise<void> {
  const places = [...ended.values()].flatMap(({ keys, account }) => [
    ...keys.map(keyId),
    ...(account?.ids ?? []),
  ]);
  await set.load({ keys: places });
  for (const id of new Set(places)) {
    const record = set.get('keys', id);
    const parked = record?.parked.filter((finding) => !ended.has(finding)) ?? [];
    if (record && parked.length < record.parked.length) set.put('keys', id, { ...record, parked });
  }
}

/** Somebody who scored well and passed the second factor is taken to be legitimate, if the site thinks so. */
function withLinkedScore(
  finding: FindingRecord,
  { score = 0 }: Link,
  opinions: Policy['opinions'],
): FindingRecord {
  const { annotation } = finding;
  const passed = annotation.reasons?.includes('PASSED_TWO_FACTOR') && !annotation.annotation;
  if (!passed || score < GOOD_SCORE - FLOAT_NOISE || !opinions.has('two-factor-legitimate'))
    return finding;
  return {
    ...finding,
    annotation: { ...annotation, annotation: 'LEGITIMATE' },
    because: `${finding.because}; LEGITIMATE, because its score was ${GOOD_SCORE} or more`,
  };
}

function isTaken(old: Link, link: Link, onlyFree: boolean): boolean {
  if (old.assessment.id === link.assessment.id) return false;
  return onlyFree || (old.eventTime ?? '') > (link.eventTime ?? old.eventTime ?? '');
}

/** What is newly said of the same assessment adds to what was known; the old link itself if nothing is new. */
function merge(old: Link | undefined, link: Link): Link {
  if (old?.assessment.name !== link.assessment.name) return link;
  const merged = { ...old, ...link, linkedAt: old.linkedAt };
  return isDeepStrictEqual(merged, old) ? old : merged;
}
