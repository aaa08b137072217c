import { positionFrom } from '../../ledger/redrivable.ts';
import { instant } from '../../time.ts';
import type { TimeAllowed } from '../send.ts';
import type { RedriveOrder } from './order.ts';
import type { RedriveEntry, Redriven, Taken } from './redriven.ts';
import { continueSince, isBeyond } from './stretch.ts';
import { type ReadingServices, takeQuarantined } from './take-quarantined.ts';
import { takeStranded } from './take-stranded.ts';

/** Records of one commit, or opened at the same time. */
const PAGE = 20;

export interface RedriveReport {
  readonly dryRun: boolean;
  /** How many of those looked at were in the state and asked for. */
  readonly found: number;
  /** How many are in it no more. */
  readonly reopened: number;
  /** How many must stay in it; their entries say why. */
  readonly skipped: number;
  /** Whether some were not looked at: limit reached, or time over. */
  readonly more: boolean;
  /** The `since` of the order that goes on from here. */
  readonly continueSince?: string;
  readonly results: readonly RedriveEntry[];
}

/**
 * Opens again what was given up, held back or not understood, oldest first; sending it is left to
 * `deliver`. A dry run writes nothing. At least one page is looked at, so that repeating ends.
 * @throws AnnotatorError `ledger_unavailable`; what was opened before that stays open
 */
export async function redrive(
  services: ReadingServices,
  order: RedriveOrder,
  time: TimeAllowed,
): Promise<RedriveReport> {
  const { clock } = services;
  const { state, since, limit, dryRun } = order;
  const until = since?.until ?? instant(clock.now());
  const redriven: Redriven[] = [];
  let after = positionFrom(state, since?.from ?? '');
  let page = await nextPage(services, order, after, until);
  do {
    const taken = await take(
      services,
      order,
      page.map(({ id }) => id),
      limit - redriven.length,
    );
    redriven.push(...taken.redriven);
    after = page[taken.examined - 1]?.position ?? after;
    page = await nextPage(services, order, after, until);
  } while (page.length > 0 && redriven.length < limit && clock.now() < time.finishBy);
  const more = page.length > 0;
  const skipped = redriven.filter(({ stays }) => stays).length;
  return {
    dryRun,
    found: redriven.length,
    reopened: dryRun ? 0 : redriven.length - skipped,
    skipped,
    more,
    ...(more ? { continueSince: continueSince(after, until) } : {}),
    results: redriven.flatMap(({ entries }) => entries),
  };
}

async function nextPage(
  { ledger }: ReadingServices,
  { state }: RedriveOrder,
  after: string,
  until: string,
) {
  const page = await ledger.redrivable(state, after, PAGE);
  return page.filter(({ position }) => !isBeyond(position, until));
}

function take(
  services: ReadingServices,
  order: RedriveOrder,
  ids: readonly string[],
  room: number,
): Promise<Taken> {
  const takePage = order.state === 'quarantined' ? takeQuarantined : takeStranded;
  return takePage(services, order, ids, room);
}
