import type { FindingRecord } from '../../../shared/ledger/records.ts';
import type { Wanted } from './meant.ts';
import type { Incoming } from './oracles.ts';
import { CLOCK_SLACK, nameOf, type Scene } from './scene.ts';

/** A sender may be up to this far ahead of us; what is further ahead has the time of receipt. */
const AHEAD = 5 * 60_000;

/** What the events of a finding told of an account; undefined if none knows of one. */
export function wantedOf(scene: Scene, finding: FindingRecord): Wanted | undefined {
  const fact = scene.factOf(finding);
  const tellers = fact ? scene.tellersOf(fact).filter(({ account }) => account) : [];
  const { account } = tellers.find(({ id }) => id === finding.event) ?? tellers[0] ?? {};
  if (!fact || !account || !finding.account) return undefined;
  const { action = 'sign-in', within } = account;
  const told = tellers.flatMap((event) => event.account?.names ?? []);
  const names = [...new Set(told)].filter((name) =>
    finding.account?.ids.includes(scene.accountId(name)),
  );
  if (names.length < finding.account.ids.length) {
    scene.violate(1, `${finding.fact} is looked for under an account whose it is not`);
  }
  const at = Date.parse(finding.account.at);
  if (!tellers.some((event) => isTime(at, event.account?.at ?? event.time))) {
    scene.violate(1, `${finding.fact} is looked for at ${finding.account.at}`);
  }
  const { userIp } = tellers.find((event) => event.account?.userIp)?.account ?? {};
  const isKnown = finding.account.userIp !== undefined;
  if (!isKnown && account.userIp) scene.violate(1, `${finding.fact} has lost its address`);
  return { fact, names, action, within, userIp: isKnown ? userIp : undefined, at };
}

function isTime(taken: number, told: number | undefined): boolean {
  return told === taken || told === undefined || told > taken + AHEAD - CLOCK_SLACK;
}

/** Promise 1 for a fact that waits: it does so under each name that an event told of its account. */
export function checkWaitsForAccount(scene: Scene, { readings, request }: Incoming): void {
  const parked = [...scene.view.findings.values()].filter(({ state }) => state === 'parked');
  for (const { event, isReadable } of readings) {
    const ids = event.account?.names.map(scene.accountId) ?? [];
    for (const { fact } of isReadable ? event.states : []) {
      const finding = parked.find((each) => each.fact === nameOf(fact));
      if (!finding || ids.every((id) => finding.account?.ids.includes(id))) continue;
      scene.violate(1, `${nameOf(fact)} of ${request} waits, and not for its account`);
    }
  }
}
