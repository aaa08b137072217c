import type { FindingRecord } from '../../../shared/ledger/records.ts';
import type { KnownLink } from './account-links.ts';
import type { RecordChange } from './ledger-view.ts';
import { ahead, fits, newestBefore, type Wanted } from './meant.ts';
import type { Scene } from './scene.ts';
import type { ToldByAccount } from './told-by-account.ts';
import { wantedOf } from './wanted.ts';

/** No transaction lasts longer; what is linked in its course need not be known to it. Milliseconds. */
const LONGEST_TRANSACTION = 10 * 60_000;

/** A finding that has just got its assessment. */
export interface Attached {
  readonly wanted: Wanted;
  readonly finding: FindingRecord;
  readonly wasParked: boolean;
  /** It was tried there before, for another reason. */
  readonly wasGuess: boolean;
}

/** What an account's findings are judged by. */
export interface Judged {
  readonly scene: Scene;
  readonly links: (names: readonly string[]) => KnownLink[];
  readonly told: ToldByAccount;
}

/** What a commit attached, of what knows an account. */
export function attachedBy(scene: Scene, changes: readonly RecordChange[]): Attached[] {
  return changes.flatMap(({ collection, before, after }): Attached[] => {
    if (collection !== 'findings' || after?.state !== 'pending' || after.guessed) return [];
    const stays = before?.assessment?.id === after.assessment?.id;
    if (stays && !before?.guessed) return [];
    const wanted = wantedOf(scene, after);
    const wasParked = before?.state === 'parked';
    return wanted ? [{ wanted, finding: after, wasParked, wasGuess: stays }] : [];
  });
}

/** Whether one of its keys leads to its assessment; one that leads elsewhere would have counted. */
export function leadByKey(
  scene: Scene,
  { fact, keys, assessment }: FindingRecord,
  linkedSince: ReadonlyMap<string, number>,
): boolean {
  const ids = keys.map(scene.keyId);
  if (ids.some((id) => scene.view.keys.get(id)?.link?.assessment.id === assessment?.id)) {
    return true;
  }
  const isOld = (id: string) =>
    (linkedSince.get(id) ?? Infinity) < scene.now() - LONGEST_TRANSACTION;
  if (ids.some(isOld)) {
    scene.violate(1, `${fact} is about ${assessment?.id} by its account, and a key is linked`);
  }
  return false;
}

/** The link that led a finding to its assessment: the one that is meant, of those it had to see. */
export function meantLink(
  { scene, links, told }: Judged,
  { wanted, finding }: Attached,
  written: ReadonlySet<string>,
  isOtherwise: boolean,
): KnownLink | undefined {
  const { fact, assessment } = finding;
  const all = links(wanted.names);
  const taken = all.filter(
    (link) => link.item.subject.assessment.id === assessment?.id && fits(link, wanted),
  );
  if (taken.length === 0) {
    if (!isOtherwise) scene.violate(1, `${fact} is about ${assessment?.id}, which does not fit`);
    return undefined;
  }
  const seen = all.filter(
    ({ name, since }) =>
      written.has(scene.accountId(name)) || since < scene.now() - LONGEST_TRANSACTION,
  );
  const faults = taken.map((link) => faultOf(told, wanted, link, seen));
  const meant = taken.find((_, index) => faults[index] === undefined);
  if (meant || isOtherwise) return meant ?? taken[0];
  const [fault] = faults;
  if (fault) scene.violate(fault.promised, `${fact} is about ${assessment?.id}, ${fault.what}`);
  return undefined;
}

interface Fault {
  readonly promised: 1 | 2;
  readonly what: string;
}

function faultOf(
  told: ToldByAccount,
  wanted: Wanted,
  link: KnownLink,
  seen: readonly KnownLink[],
): Fault | undefined {
  const [newest] = newestBefore(seen, wanted);
  if (link.time <= wanted.at) {
    if (newest && newest.time > link.time) return { promised: 1, what: 'and a newer one fits' };
  } else {
    if (newest) return { promised: 1, what: 'and one that was made before fits' };
    const earlier = ahead(seen, wanted).filter(({ time }) => time < link.time);
    if (earlier.some((other) => !told.perhaps(wanted, other)))
      return { promised: 1, what: 'and an earlier one fits' };
  }
  return told.surely(wanted, link)
    ? { promised: 2, what: 'which was told this before' }
    : undefined;
}
