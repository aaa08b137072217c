import { CANARY, NETWORK } from '../history/plan.ts';
import type { LedgerView, RecordChange } from './ledger-view.ts';
import type { Scene } from './scene.ts';

const SECRETS = [CANARY, NETWORK];

/** Promise 7: account ids, addresses and payloads are in no log line … */
export function checkLine(scene: Scene, line: string): void {
  if (SECRETS.some((secret) => line.includes(secret)))
    scene.violate(7, `a log line tells too much: ${line.trim()}`);
}

/** … and nowhere in the ledger but in the annotation to be sent. */
export function checkStored(scene: Scene, changes: readonly RecordChange[]): void {
  for (const { collection, id, after } of changes) {
    if (collection !== 'quarantine' || !after) continue;
    const texts = [after.sealed, Buffer.from(after.sealed, 'base64').toString('latin1')];
    if (texts.some((text) => text.includes(CANARY))) {
      scene.violate(7, `the payload in quarantine/${id} is not sealed`);
    }
  }
}

/** Looks through everything that is stored at the end. */
export function checkEverythingStored(scene: Scene, view: LedgerView): void {
  const findings = [...view.findings].map(([, { annotation: _sent, ...rest }]) => rest);
  for (const [collection, records] of Object.entries({ ...view, findings })) {
    const text = JSON.stringify([...records]);
    for (const at of SECRETS.map((secret) => text.indexOf(secret))) {
      if (at < 0) continue;
      const around = text.slice(Math.max(0, at - 40), at + 40);
      scene.violate(7, `${collection} holds what is personal: …${around}…`);
    }
  }
}
