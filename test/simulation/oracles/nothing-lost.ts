import { type FindingRecord, OPEN_STATES, type State } from '../../../shared/ledger/records.ts';
import type { Fact } from '../history/plan.ts';
import type { Call } from '../world/google.ts';
import { isLater } from './expected-annotation.ts';
import type { RecordChange } from './ledger-view.ts';
import { CLOCK_SLACK, nameOf, type Scene } from './scene.ts';
import { checkReason } from './settled-with-reason.ts';

/** Retries are at most this far apart, whatever Google asks for; milliseconds. */
const LONGEST_WAIT = 65 * 60_000;

/** Promise 1: what was acknowledged is in the ledger, and final, or open with a time to look at it. */
export interface LostOracle {
  onCommit(changes: readonly RecordChange[]): void;
  onExpired(changes: readonly RecordChange[]): void;
  /** What the ledger holds of these facts when a request that tells them comes in. */
  known(facts: readonly Fact[]): ReadonlyMap<Fact, FindingRecord>;
  /** @param before what was known when the acknowledged request came in */
  onAcknowledged(facts: readonly Fact[], before: ReadonlyMap<Fact, FindingRecord>): void;
  atEnd(): void;
}

export function createLostOracle(scene: Scene): LostOracle {
  const expired = new Set<string>();
  const findings = () => [...scene.view.findings.values()];
  const findingOf = (fact: Fact) => findings().find((each) => scene.factOf(each) === fact);
  return {
    onCommit(changes) {
      for (const change of changes) {
        if (change.collection === 'findings') checkChange(scene, change.id, change);
        if (change.collection === 'heads') checkHead(scene, change.id);
        if (change.collection === 'keys') checkParked(scene, change.id);
      }
    },
    onExpired(changes) {
      for (const { collection, before } of changes) {
        if (collection !== 'findings' || !before) continue;
        if (isOpen(before.state)) scene.violate(1, `${before.fact} expired while it was open`);
        expired.add(before.fact);
      }
    },
    known: (facts) =>
      new Map(
        facts.flatMap((fact) => {
          const finding = findingOf(fact);
          return finding ? [[fact, finding]] : [];
        }),
      ),
    onAcknowledged(facts, before) {
      for (const fact of facts) {
        const finding = findingOf(fact);
        const name = nameOf(fact);
        if (!finding && !expired.has(name)) {
          scene.violate(1, `${name} was acknowledged and is not in the ledger`);
        }
        if (!finding || before.get(fact) !== finding) continue;
        if (isReopenable(finding)) {
          scene.violate(1, `${name} was told again and is still ${finding.state}`);
        } else if (finding.state === 'pending') checkTriedAgain(scene, finding);
      }
    },
    atEnd() {
      for (const finding of findings().filter(({ state }) => isOpen(state))) {
        const { fact, state, assessment } = finding;
        const refused = scene.calls.find(
          (call) =>
            call.assessmentId === assessment?.id &&
            call.fact !== scene.factOf(finding) &&
            isRefused(call),
        );
        if (refused?.fact) {
          scene.violate(5, `${fact} still waits behind ${nameOf(refused.fact)}, which is refused`);
        }
        scene.violate(1, `${fact} was never settled: it is ${state}`);
      }
    },
  };
}

function isRefused({ outcome }: Call): boolean {
  return typeof outcome === 'object' && outcome.kind === 'refused';
}

function isReopenable({ state }: FindingRecord): boolean {
  return state === 'dead' || state === 'unmatched';
}

/** Told again, the first in turn is tried at once, or due, or in the hands of whoever is at it. */
function checkTriedAgain(scene: Scene, finding: FindingRecord): void {
  const { fact, assessment } = finding;
  const head = scene.view.heads.get(assessment?.id ?? '');
  const isHeld = Date.parse(head?.lease?.until ?? '') > scene.now() - CLOCK_SLACK;
  const isDue = Date.parse(head?.dueAt ?? '') < scene.now() + CLOCK_SLACK;
  const isBehind = [...scene.view.findings.values()].some(
    (other) =>
      other !== finding &&
      other.state === 'pending' &&
      other.assessment?.id === assessment?.id &&
      !isLater(other, finding),
  );
  if (!isHeld && !isDue && !isBehind) {
    scene.violate(1, `${fact} was told again and is not due before ${head?.dueAt}`);
  }
}

function isOpen(state: State): boolean {
  return (OPEN_STATES as readonly State[]).includes(state);
}

function checkChange(
  scene: Scene,
  id: string,
  { before, after }: { before: FindingRecord | undefined; after: FindingRecord | undefined },
): void {
  if (!after) {
    scene.violate(1, `${before?.fact} was deleted`);
    return;
  }
  if (
    before &&
    ['delivered', 'superseded'].includes(before.state) &&
    after.state !== before.state
  ) {
    scene.violate(1, `${after.fact} was ${before.state} and is ${after.state}`);
  }
  if ((after.state === 'pending') !== Boolean(after.openSince)) {
    scene.violate(1, `${after.fact} is ${after.state}, and that it is pending is known wrongly`);
  }
  if (isOpen(after.state) && after.expireAt) scene.violate(1, `${after.fact} expires while open`);
  if (after.parkedUntil && after.state !== 'parked') {
    scene.violate(1, `${after.fact} is ${after.state} and counts as parked`);
  }
  if (after.state === 'pending') checkPending(scene, id, after);
  else if (after.state === 'parked') checkWaiting(scene, id, after);
  else if (after.state !== before?.state) checkReason(scene, before, after);
}

function checkHead(scene: Scene, assessmentId: string): void {
  for (const [id, finding] of scene.view.findings) {
    if (finding.state === 'pending' && finding.assessment?.id === assessmentId) {
      checkPending(scene, id, finding);
    }
  }
}

function checkPending(scene: Scene, id: string, { fact, assessment }: FindingRecord): void {
  const head = assessment && scene.view.heads.get(assessment.id);
  if (!head?.open.some((turn) => turn.id === id)) {
    scene.violate(1, `${fact} is pending and not among what is open for its assessment`);
  }
  const dueAt = Date.parse(head?.dueAt ?? '');
  if (!(dueAt < scene.now() + LONGEST_WAIT)) {
    scene.violate(1, `${fact} is pending and its assessment is due ${head?.dueAt ?? 'never'}`);
  }
}

function checkParked(scene: Scene, keyId: string): void {
  for (const [id, finding] of scene.view.findings) {
    const isHere = finding.keys.some((key) => scene.keyId(key) === keyId);
    if (finding.state === 'parked' && isHere) checkWaiting(scene, id, finding);
  }
}

function checkWaiting(scene: Scene, id: string, { fact, keys, parkedUntil }: FindingRecord): void {
  if (!parkedUntil) scene.violate(1, `${fact} is parked for ever`);
  for (const key of keys) {
    const record = scene.view.keys.get(scene.keyId(key));
    if (!record?.parked.includes(id)) scene.violate(1, `${fact} is parked and not under ${key}`);
    if (record?.link) scene.violate(1, `${fact} is parked although ${key} is linked`);
  }
}
