import { AnnotatorError } from '../../annotator-error.ts';
import type { QuarantineRecord } from '../../ledger/records.ts';
import type { Reading, Understood } from '../../providers/provider.ts';
import { milliseconds } from '../../time.ts';
import { accept } from '../accept.ts';
import { allDone } from '../all-done.ts';
import type { Accepted } from '../dedupe.ts';
import { type Intake, toIntake } from '../intake.ts';
import type { DeliveryServices } from '../services.ts';
import { createWorkingSet } from '../working-set.ts';
import type { RedriveOrder } from './order.ts';
import { outlook } from './outlook.ts';
import type { RedriveEntry, Redriven, Taken } from './redriven.ts';

/** What it takes to read a sealed payload once more. */
export interface ReadingServices extends DeliveryServices {
  /** The project that bare ids belong to. */
  readonly project: string;
  /** Reads a body with the provider's definition of today; undefined: there is no such provider. */
  reread(provider: string, body: Buffer): readonly Reading[] | undefined;
}

/** Takes in what of a page can be read by now; the commit that takes it in drops the sealed payload. */
export async function takeQuarantined(
  services: ReadingServices,
  order: RedriveOrder,
  ids: readonly string[],
  room: number,
): Promise<Taken> {
  const examined = ids.slice(0, room);
  const redriven = await allDone(examined.map((id) => takeOne(services, order, id)));
  return { examined: examined.length, redriven: redriven.flat() };
}

async function takeOne(
  services: ReadingServices,
  order: RedriveOrder,
  id: string,
): Promise<Redriven[]> {
  const [record] = await services.ledger.transact((transaction) =>
    transaction.get([{ collection: 'quarantine', id }]),
  );
  if (!record || record.provider !== (order.provider ?? record.provider)) return [];
  const reading = readAgain(services, record);
  if (typeof reading === 'string') {
    return [{ stays: true, entries: [{ ...asKept(record), note: reading }] }];
  }
  const { provider, event, index, arrivedAt } = record;
  const origin = { provider, event: reading.event.id ?? event, bodyName: event, index };
  const arrived = milliseconds(arrivedAt);
  const intake = toIntake(services, { ...origin, project: services.project }, reading, arrived);
  const purpose = order.dryRun ? 'rehearse' : 'leave';
  const { accepted } = await accept(services, [intake], { purpose });
  const entries = await entriesOf(services, order, record, accepted.flat());
  return [
    { stays: false, entries: entries.length > 0 ? entries : [ignored(order, record, intake)] },
  ];
}

/** What the payload says to the code of today, or why that cannot be told. */
function readAgain(
  { open, reread }: ReadingServices,
  { provider, sealed, index }: QuarantineRecord,
): Understood | string {
  const body = opened(open, sealed);
  if (!body) return 'cannot be opened: LEDGER_KEY is another than then';
  const readings = reread(provider, body);
  if (!readings) return 'there is no such provider any more';
  const reading = readings[index];
  if (!reading) return 'is no event of its request any more';
  return reading.kind === 'understood' ? reading : `still unreadable: ${reading.because}`;
}

function opened(open: ReadingServices['open'], sealed: string): Buffer | undefined {
  try {
    return open(sealed);
  } catch (error) {
    if (error instanceof AnnotatorError) return undefined;
    throw error;
  }
}

async function entriesOf(
  services: ReadingServices,
  { dryRun }: RedriveOrder,
  record: QuarantineRecord,
  accepted: readonly Accepted[],
): Promise<RedriveEntry[]> {
  const heads = accepted.flatMap(({ finding }) => finding.assessment?.id ?? []);
  const set = await services.ledger.transact(async (transaction) => {
    const read = createWorkingSet(transaction);
    await read.load({ heads });
    return read;
  });
  return accepted.map(({ finding, duplicate }) => {
    const { eventType, assessment, because, state } = finding;
    const told = assessment && set.get('heads', assessment.id);
    const status = duplicate ? 'duplicate' : state;
    return {
      ...asKept(record),
      eventType,
      status: dryRun ? 'quarantined' : status,
      ...(assessment ? { assessment: assessment.name } : {}),
      because,
      ...(duplicate ? { note: 'its fact is known already' } : outlook(services, finding, told)),
    };
  });
}

/** The entry of an event that turned out to say nothing. */
function ignored(
  { dryRun }: RedriveOrder,
  record: QuarantineRecord,
  { eventType, because = 'says nothing' }: Intake,
): RedriveEntry {
  const kept = { ...asKept(record), eventType };
  return dryRun ? { ...kept, note: because } : { ...kept, status: 'ignored', because };
}

function asKept({ event, eventType, provider, because, arrivedAt }: QuarantineRecord) {
  const status = 'quarantined' as const;
  return { event, eventType, provider, status, because, since: arrivedAt };
}
