import type { AccountLink, KeyRecord } from '../../../shared/ledger/records.ts';
import { type LinkItemPlan, toInstant } from '../history/plan.ts';
import type { RecordChange } from './ledger-view.ts';
import type { Scene } from './scene.ts';

/** No process takes longer to link; milliseconds. */
const LONGEST_LINKING = 5 * 60_000;

/** An account's link, from the moment it is in the ledger, as its site made it. */
export interface KnownLink {
  /** Of the account. */
  readonly name: string;
  readonly item: LinkItemPlan;
  /** When the assessment was made, as far as the site told; milliseconds since 1970. */
  readonly time: number;
  /** Since when it is in the ledger. */
  readonly since: number;
}

/** Which links of accounts are in the ledger: each was asked for, and none is lost. */
export interface AccountLinks {
  onCommit(changes: readonly RecordChange[]): void;
  /** Under any of these names of an account. */
  of(names: readonly string[]): KnownLink[];
}

export function createAccountLinks(scene: Scene): AccountLinks {
  const nameOf = new Map(
    scene.plan.accounts.flatMap(({ names }) =>
      names.map((name) => [scene.accountId(name), name] as const),
    ),
  );
  const items = scene.plan.links.flatMap((link) => link.items);
  const known = new Map<string, KnownLink[]>();
  return {
    onCommit(changes) {
      for (const { collection, id, before, after } of changes) {
        const name = nameOf.get(id);
        if (collection !== 'keys' || name === undefined) continue;
        checkKept(scene, before, after);
        const links = known.get(name) ?? [];
        for (const link of after?.links ?? []) {
          if (links.some(({ item }) => isOf(item, link))) continue;
          const item = items.find((each) => each.accountId === name && isOf(each, link));
          if (item) links.push(learn(scene, name, item, link));
          else scene.violate(1, `${link.assessment.id} is linked to an account whose it is not`);
        }
        known.set(name, links);
      }
    },
    of: (names) => names.flatMap((name) => known.get(name) ?? []),
  };
}

function checkKept(scene: Scene, before?: KeyRecord, after?: KeyRecord): void {
  const lost = before?.links?.find((link) => !after?.links?.some((each) => isSame(each, link)));
  if (lost) scene.violate(1, `${lost.assessment.id} is no longer known for an account`);
}

/** A link that gives no time counts from when it was made. */
function learn(scene: Scene, name: string, item: LinkItemPlan, link: AccountLink): KnownLink {
  const linkedAt = Date.parse(link.linkedAt);
  if (Math.abs(scene.now() - linkedAt) > LONGEST_LINKING) {
    scene.violate(1, `${link.assessment.id} is linked as of ${link.linkedAt}`);
  }
  return { name, item, time: item.createTime ?? linkedAt, since: scene.now() };
}

function isOf({ subject, createTime }: LinkItemPlan, link: AccountLink): boolean {
  return (
    subject.assessment.name === link.assessment.name && toInstant(createTime) === link.createTime
  );
}

function isSame(one: AccountLink, other: AccountLink): boolean {
  return one.assessment.name === other.assessment.name && one.createTime === other.createTime;
}
