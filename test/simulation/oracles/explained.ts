import type { Entry } from '../../../shared/delivery/entry.ts';
import type { SimulatedEvent } from '../history/plan.ts';
import type { RecordChange } from './ledger-view.ts';
import { CLOCK_SLACK, type Scene } from './scene.ts';

const KEPT_BACK = '; sent without this verdict: a newer one stands';

/** Promise 6: `because` is kept with every finding, word for word; a verdict kept back is told. */
export function checkBecause(scene: Scene, changes: readonly RecordChange[]): void {
  for (const { collection, after } of changes) {
    if (collection !== 'findings' || !after) continue;
    const stated = scene.statedBy(after);
    const mayBeKeptBack = after.state === 'delivered' && after.annotation.annotation !== undefined;
    const told = mayBeKeptBack ? after.because.replace(KEPT_BACK, '') : after.because;
    if (told !== stated?.because) {
      scene.violate(6, `${after.fact} is explained by "${after.because}"`);
    }
  }
}

/** A sender may be up to this far ahead of us; what is further ahead has the time of receipt. */
const AHEAD = 5 * 60_000;

/** Promise 3 stands on the event's own time, unless it gives none or one nobody believes. */
export function checkTime(scene: Scene, changes: readonly RecordChange[]): void {
  for (const { collection, after } of changes) {
    if (collection !== 'findings' || !after) continue;
    const { time } = scene.statedBy(after)?.event ?? {};
    const taken = Date.parse(after.eventTime);
    const isOwn = taken === time;
    const isReceipt = taken < scene.now() + CLOCK_SLACK;
    const isUnbelievable = time === undefined || time > taken + AHEAD - CLOCK_SLACK;
    if (!isOwn && !(isReceipt && isUnbelievable)) {
      scene.violate(3, `${after.fact} happened at ${time}, not at ${after.eventTime}`);
    }
  }
}

/** Promises 5 and 6: every event of an acknowledged request has its entries, each with its reason. */
export function checkEntries(
  scene: Scene,
  request: string,
  readings: readonly { readonly event: SimulatedEvent; readonly isReadable: boolean }[],
  entries: readonly Entry[],
): void {
  const expected = readings.flatMap(({ event, isReadable }) =>
    isReadable && event.states.length > 0 ? event.states.map(() => event) : [event],
  );
  if (entries.length !== expected.length) {
    const counts = `${entries.length} of ${expected.length} entries`;
    scene.violate(5, `${request} with an event nobody can read was answered with ${counts}`);
  }
  const unexplained = entries.find(({ because }) => !because);
  if (unexplained) scene.violate(6, `${request}: no reason for ${unexplained.status}`);
}
