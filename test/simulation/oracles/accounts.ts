import type { LinkPlan } from '../history/plan.ts';
import type { Call } from '../world/google.ts';
import { createAccountLinks } from './account-links.ts';
import { attachedBy, leadByKey, meantLink } from './attached.ts';
import { checkTurn, checkWaiting } from './in-turn.ts';
import type { RecordChange } from './ledger-view.ts';
import { fits } from './meant.ts';
import type { Scene } from './scene.ts';
import { createToldByAccount } from './told-by-account.ts';
import { wantedOf } from './wanted.ts';

/** How often an account told the assessment, and how often nothing did. */
export interface ByAccount {
  byAccount: number;
  inVain: number;
}

/** Promises 1 and 2 where an event knows only an account, and when something was done with it. */
export interface AccountOracle {
  readonly figures: ByAccount;
  onCommit(changes: readonly RecordChange[]): void;
  onLinked(link: LinkPlan): void;
  /** Whether the account of a call's fact may lead to its assessment. */
  mayBeAbout(call: Call): boolean;
}

export function createAccountOracle(scene: Scene): AccountOracle {
  const figures: ByAccount = { byAccount: 0, inVain: 0 };
  if (scene.plan.accounts.length === 0) return { figures, ...IDLE };
  const links = createAccountLinks(scene);
  const told = createToldByAccount(links.of);
  const judged = { scene, links: links.of, told };
  const keysLinked = new Map<string, number>();
  return {
    figures,
    onCommit(changes) {
      links.onCommit(changes);
      const written = new Set(changes.map(({ id }) => id));
      const attached = attachedBy(scene, changes);
      for (const { collection, id, after } of changes) {
        if (collection === 'keys' && after?.link && !keysLinked.has(id)) {
          keysLinked.set(id, scene.now());
        }
        if (collection !== 'findings' || !after?.account) continue;
        if (after.state === 'unmatched') figures.inVain += 1;
      }
      const led = attached.flatMap((one) => {
        const isOtherwise = one.wasGuess || leadByKey(scene, one.finding, keysLinked);
        const link = meantLink(judged, one, written, isOtherwise);
        if (!link) return [];
        figures.byAccount += Number(!isOtherwise);
        told.note(one.wanted, link, !isOtherwise, scene.now());
        return [{ one, link }];
      });
      for (const { one, link } of led) checkTurn(judged, one, link, changes);
      checkWaiting(judged, changes);
    },
    onLinked({ name, items }) {
      for (const { accountId = '', subject, createTime } of items) {
        if (!scene.accountId(accountId)) continue;
        const isKnown = links
          .of([accountId])
          .some(({ item }) => item.subject === subject && item.createTime === createTime);
        if (isKnown) continue;
        scene.violate(1, `${name} was acknowledged and ${subject.assessment.id} is not linked`);
      }
    },
    mayBeAbout({ fact, name }) {
      const finding = [...scene.view.findings.values()].find((each) => scene.factOf(each) === fact);
      const wanted = finding && wantedOf(scene, finding);
      if (!wanted) return false;
      // Its address may have been told only after it had found its assessment.
      const atFirst = scene.tellersOf(wanted.fact).every(({ account }) => account?.userIp);
      const known = atFirst ? wanted : { ...wanted, userIp: undefined };
      return links
        .of(wanted.names)
        .some((link) => link.item.subject.assessment.name === name && fits(link, known));
    },
  };
}

const IDLE = { onCommit: () => undefined, onLinked: () => undefined, mayBeAbout: () => false };
