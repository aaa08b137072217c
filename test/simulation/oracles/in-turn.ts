import type { KnownLink } from './account-links.ts';
import type { Attached, Judged } from './attached.ts';
import type { RecordChange } from './ledger-view.ts';
import { ahead, isSameLink, newestBefore, sharedReasons } from './meant.ts';
import { nameOf } from './scene.ts';
import { wantedOf } from './wanted.ts';

/** Of those that wait for one link, who fits without doubt comes before who fits by a wrong clock. */
export function checkTurn(
  { scene, links, told }: Judged,
  { wanted, wasParked }: Attached,
  link: KnownLink,
  changes: readonly RecordChange[],
): void {
  if (!wasParked || wanted.within !== 'minutes') return;
  const isInDoubt = link.time > wanted.at;
  const isNew = (id: string) =>
    changes.some(
      (change) =>
        change.collection === 'findings' && change.id === id && change.before?.state !== 'parked',
    );
  for (const [id, finding] of scene.view.findings) {
    if (isNew(id)) continue;
    const other = finding.state === 'parked' ? wantedOf(scene, finding) : undefined;
    if (other?.within !== 'minutes') continue;
    if (other.names.join() !== wanted.names.join()) continue;
    if (sharedReasons(other.fact, wanted.fact).length === 0) continue;
    const newest = newestBefore(links(other.names), other);
    const isMeant = newest.length > 0 && newest.every((one) => isSameLink(one, link));
    const isLeft = !told.perhaps(other, link, (fact) => fact !== wanted.fact);
    if (isMeant && isLeft && (isInDoubt || other.at < wanted.at)) {
      scene.violate(1, `${nameOf(wanted.fact)} took the turn of ${nameOf(other.fact)}`);
    }
  }
}

/** Nobody waits whose assessment is linked, and who waits does so under each name of its account. */
export function checkWaiting(
  { scene, links, told }: Judged,
  changes: readonly RecordChange[],
): void {
  const touched = new Set(changes.map(({ id }) => id));
  for (const [id, finding] of scene.view.findings) {
    const wanted = finding.state === 'parked' ? wantedOf(scene, finding) : undefined;
    const places = wanted?.names.map(scene.accountId) ?? [];
    if (!wanted || ![id, ...places].some((place) => touched.has(place))) continue;
    for (const [index, place] of places.entries()) {
      if (scene.view.keys.get(place)?.parked.includes(id)) continue;
      scene.violate(1, `${finding.fact} is parked and not under name ${index} of its account`);
    }
    const newest = newestBefore(links(wanted.names), wanted);
    const candidates = newest.length > 0 ? newest : ahead(links(wanted.names), wanted);
    const isFree = (link: KnownLink) => !told.perhaps(wanted, link);
    const fitting = newest.length > 0 ? newest.every(isFree) : candidates.some(isFree);
    const [meant] = candidates.filter(isFree);
    if (fitting && meant) {
      const { id: assessment } = meant.item.subject.assessment;
      scene.violate(1, `${finding.fact} is parked although ${assessment} is linked`);
    }
  }
}
