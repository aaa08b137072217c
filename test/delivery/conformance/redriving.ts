import { type RedriveOrder, redriveOrder } from '../../../shared/delivery/redrive/order.ts';
import { type RedriveReport, redrive } from '../../../shared/delivery/redrive/redrive.ts';
import type { ReadingServices } from '../../../shared/delivery/redrive/take-quarantined.ts';
import { type Bench, type TestEvent, toReading } from '../../helpers/delivery-bench.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { MINUTE } from './store.ts';

/** An order as it would be asked for over HTTP. */
export type Asked = Pick<RedriveOrder, 'state'> & Readonly<Record<string, unknown>>;

/** Redrives what is asked for; by now the providers `test` and `other` can read every event. */
export function redriving(
  { services, vault, clock }: Bench,
  asked: Asked,
  changes: Partial<ReadingServices> = {},
): Promise<RedriveReport> {
  const reader: ReadingServices = {
    ...services,
    project: 'test-project',
    open: vault.open,
    reread: (provider, body) => (provider === 'gone' ? undefined : [readToday(body)]),
    ...changes,
  };
  const order = redriveOrder(['test', 'other']).parse(asked);
  return redrive(reader, order, { finishBy: clock.now() + MINUTE, callMs: 4_000 });
}

/** What the bench's sender meant, whatever kept it from being read then. */
export function readToday(body: Buffer) {
  const { unreadable: _then, ...event } = JSON.parse(body.toString()) as TestEvent;
  return toReading(event, START);
}
