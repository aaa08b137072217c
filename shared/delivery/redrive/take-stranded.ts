import type { FindingRecord, Link } from '../../ledger/records.ts';
import { reopen } from '../dedupe.ts';
import { keyId, linkOf } from '../link.ts';
import type { DeliveryServices } from '../services.ts';
import { asReopened } from '../transitions.ts';
import { createWorkingSet, type WorkingSet } from '../working-set.ts';
import type { RedriveOrder } from './order.ts';
import { outlook, STILL_SHADOWED } from './outlook.ts';
import type { Redriven, Taken } from './redriven.ts';

type Stranded = readonly [id: string, finding: FindingRecord];

/**
 * Opens again what of a page is still in the state and asked for, all in one commit. It goes to the
 * assessment its keys are linked to by now, or else to the one it had.
 * @param room most findings to take
 */
export function takeStranded(
  services: DeliveryServices,
  order: RedriveOrder,
  ids: readonly string[],
  room: number,
): Promise<Taken> {
  return services.ledger.transact(async (transaction) => {
    const set = createWorkingSet(transaction);
    await set.load({ findings: ids });
    const wanted = ids
      .flatMap((id): Stranded[] => {
        const finding = set.get('findings', id);
        return finding && isWanted(order, finding) ? [[id, finding]] : [];
      })
      .slice(0, room);
    await set.load({ keys: wanted.flatMap(([, { keys }]) => keys.map(keyId)) });
    const redriven: Redriven[] = [];
    for (const one of wanted) redriven.push(await openAgain(services, order, set, one));
    if (!order.dryRun) set.flush();
    const [last] = wanted.at(-1) ?? [];
    const isFull = wanted.length === room && last !== undefined;
    return { examined: isFull ? ids.indexOf(last) + 1 : ids.length, redriven };
  });
}

function isWanted({ state, provider, code }: RedriveOrder, finding: FindingRecord): boolean {
  return (
    finding.state === state &&
    finding.provider === (provider ?? finding.provider) &&
    finding.code === (code ?? finding.code)
  );
}

async function openAgain(
  services: DeliveryServices,
  { dryRun }: RedriveOrder,
  set: WorkingSet,
  [id, before]: Stranded,
): Promise<Redriven> {
  const { policy, clock } = services;
  const link = linkOf(set, before.keys, before.guessed?.lastingKeys);
  const reason = whyItStays(services, before, link);
  const assessment = link?.assessment ?? before.assessment;
  await set.load({ heads: assessment ? [assessment.id] : [] });
  if (reason === undefined) {
    const desk = { set, policy, link, now: clock.now() };
    await reopen(desk, id, asReopened(before, before));
  }
  const after = set.get('findings', id) ?? before;
  const { event, eventType, provider, code, because, settledAt } = before;
  const told = assessment && set.get('heads', assessment.id);
  const opened = reason === undefined ? after : { ...after, state: 'pending' as const };
  const entry = {
    event,
    eventType,
    provider,
    status: dryRun ? before.state : after.state,
    ...(code ? { code } : {}),
    ...(assessment ? { assessment: assessment.name } : {}),
    because,
    since: settledAt ?? before.arrivedAt,
    ...outlook(services, opened, told),
    ...(reason === undefined ? {} : { note: reason }),
  };
  return { stays: reason !== undefined, entries: [entry] };
}

function whyItStays(
  { policy }: DeliveryServices,
  { state, provider, keys, account, assessment }: FindingRecord,
  link: Link | undefined,
): string | undefined {
  if (state === 'shadowed' && policy.shadows(provider)) return STILL_SHADOWED;
  const canBeLinked =
    link !== undefined || assessment !== undefined || keys.length > 0 || account !== undefined;
  return canBeLinked ? undefined : 'has no keys that could be linked';
}
