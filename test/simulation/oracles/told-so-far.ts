import type { FindingRecord } from '../../../shared/ledger/records.ts';
import { carries, type Fact } from '../history/plan.ts';
import type { RecordChange } from './ledger-view.ts';
import type { Incoming } from './oracles.ts';
import { nameOf, type Scene } from './scene.ts';

/** No request lasts longer; a link that comes in its course need not be known to it. Milliseconds. */
const LONGEST_REQUEST = 10 * 60_000;

/** What acknowledged events and links told of the way from a fact to its assessment. */
export interface ToldSoFar {
  onCommit(changes: readonly RecordChange[]): void;
  onAcknowledged(incoming: Incoming): void;
  /** Promise 1: what waits, or waited in vain, did so under all its keys, and no event named more. */
  checkWaits(finding: FindingRecord): void;
  /** Promise 1: a key that is linked tells more than a guess. */
  checkUnlinked(finding: FindingRecord): void;
  /** Promise 1: what Google says of an assessment settles a finding only if that was more than a guess. */
  checkNamed(finding: FindingRecord): void;
}

export function createToldSoFar(scene: Scene): ToldSoFar {
  const links = new Set<string>();
  const linkedSince = new Map<string, number>();
  const keysOf = new Map<Fact, Set<string>>();
  const carriersOf = new Map<Fact, string>();
  return {
    onCommit(changes) {
      for (const { collection, id, after } of changes) {
        if (collection !== 'keys' || !after?.link) continue;
        links.add(`${id} ${after.link.assessment.id}`);
        if (!linkedSince.has(id)) linkedSince.set(id, scene.now());
      }
    },
    onAcknowledged({ readings }) {
      for (const { event, isReadable } of readings) {
        for (const { fact } of isReadable ? event.states : []) {
          keysOf.set(fact, new Set([...(keysOf.get(fact) ?? []), ...event.keys]));
          if (carries(event)) carriersOf.set(fact, event.id);
        }
      }
    },
    checkWaits(finding) {
      const fact = scene.factOf(finding);
      if (!fact) return;
      const { state, keys } = finding;
      const carrier = carriersOf.get(fact);
      if (carrier) {
        scene.violate(1, `${nameOf(fact)} is ${state} although ${carrier} carries its assessment`);
      }
      for (const key of keysOf.get(fact) ?? []) {
        if (keys.includes(key)) continue;
        scene.violate(1, `${nameOf(fact)} is ${state} and never waited under ${key}`);
      }
    },
    checkUnlinked({ fact, keys, assessment, guessed }) {
      // A later event of the same request told the link: it is where to go if the guess is wrong.
      if (guessed?.link) return;
      const isKnown = (key: string) =>
        (linkedSince.get(scene.keyId(key)) ?? Infinity) < scene.now() - LONGEST_REQUEST;
      const linked = keys.find(isKnown);
      if (linked === undefined) return;
      scene.violate(1, `${fact} tries ${assessment?.id} although ${linked} is linked`);
    },
    checkNamed(finding) {
      const { assessment, code, keys, fact } = finding;
      const isByAccount = finding.account !== undefined;
      if (!assessment || isByAccount || code === 'gave_up') return;
      const isLinked = keys.some((key) => links.has(`${scene.keyId(key)} ${assessment.id}`));
      if (isLinked || isCarried(scene, finding)) return;
      scene.violate(1, `${fact} is dead, and ${assessment.id} was no more than a guess`);
    },
  };
}

function isCarried(scene: Scene, finding: FindingRecord): boolean {
  return scene.plan.webhooks
    .flatMap(({ events }) => events)
    .filter(({ states }) => states.some(({ fact }) => fact === scene.factOf(finding)))
    .some((event) => carries(event) && event.subject.assessment.id === finding.assessment?.id);
}
