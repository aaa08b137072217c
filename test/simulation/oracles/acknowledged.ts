import { carries, type LinkPlan } from '../history/plan.ts';
import type { Incoming } from './oracles.ts';
import { nameOf, type Scene } from './scene.ts';

/** Promise 1 for what nobody can read yet: it is kept. */
export function checkQuarantined(
  { view, violate }: Scene,
  { readings, request, bodyDigest }: Incoming,
  expired: ReadonlySet<string>,
): void {
  const kept = [...view.quarantine.values()];
  for (const [index, { event, isReadable }] of readings.entries()) {
    const name = event.nameless ? `${bodyDigest}#${index}` : event.id;
    if (isReadable || expired.has(name)) continue;
    const isKept = kept.some((each) => each.provider === event.provider && each.event === name);
    const isReadByNow = event.states.every(({ fact }) =>
      [...view.findings.values()].some((each) => each.fact === nameOf(fact)),
    );
    if (!isKept && !isReadByNow) violate(1, `${event.id} of ${request} is not in quarantine`);
  }
}

/** Promise 1 for what can be read by now: its payload is not kept any longer. */
export function checkLifted(
  { view, violate }: Scene,
  { readings, request, bodyDigest }: Incoming,
): void {
  for (const [index, { event, isReadable }] of readings.entries()) {
    const names = [event.id, `${bodyDigest}#${index}`];
    const kept = [...view.quarantine.values()].some(
      (each) => each.provider === event.provider && names.includes(each.event),
    );
    if (isReadable && kept) violate(1, `${event.id} of ${request} was read, and is in quarantine`);
  }
}

/** Promise 1 for a fact that waits: it waits under the keys of every event that told it. */
export function checkWaitsUnder({ view, violate }: Scene, { readings, request }: Incoming): void {
  const parked = [...view.findings.values()].filter(({ state }) => state === 'parked');
  for (const { event, isReadable } of readings) {
    for (const { fact } of isReadable ? event.states : []) {
      const finding = parked.find((each) => each.fact === nameOf(fact));
      const lost = finding && event.keys.find((key) => !finding.keys.includes(key));
      if (lost) violate(1, `${nameOf(fact)} of ${request} waits, and not under ${lost}`);
    }
  }
}

/** Promise 1 for links: a key that was linked leads to an assessment. */
export function checkLinked({ view, violate, keyId }: Scene, { name, items }: LinkPlan): void {
  for (const key of items.flatMap(({ keys }) => keys)) {
    const record = view.keys.get(keyId(key));
    if (!record?.link) violate(1, `${name} was acknowledged and ${key} leads nowhere`);
  }
}

/** Promise 1 for what an event carries: its own keys lead to an assessment from then on. */
export function checkCarried(
  { view, violate, keyId }: Scene,
  { readings, request }: Incoming,
): void {
  for (const { event, isReadable } of readings) {
    if (!isReadable || !carries(event)) continue;
    const lost = event.keys.find((key) => !view.keys.get(keyId(key))?.link);
    if (lost) violate(1, `${event.id} of ${request} carries an assessment, ${lost} leads nowhere`);
  }
}
