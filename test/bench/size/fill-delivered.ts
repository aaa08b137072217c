import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { keyId } from '../../../shared/delivery/link.ts';

import type { DeliveryServices } from '../../../shared/delivery/services.ts';
import { takeInTogether } from '../../../shared/delivery/take-in.ts';
import { digest } from '../../../shared/ledger/digest.ts';
import { COLLECTIONS } from '../../../shared/ledger/records.ts';
import { instant, milliseconds } from '../../../shared/time.ts';
import { NOWHERE, openBenchServices } from '../backlog/bench-services.ts';
import { chargeEvent } from '../backlog/made-events.ts';
import { stampOf } from './stamp.ts';

const DAY = 24 * 60 * 60_000;

/** When the first charge came: yesterday morning. One follows each millisecond, all on one day. */
const START = milliseconds(`${instant(Date.now() - DAY).slice(0, 10)}T06:00:00.000Z`);

/**
 * Fills a new ledger with delivered charges, each with its link, fact and head: the first by the
 * real code, the others stamped from its rows, in the order in which they would have come.
 */
export async function fillDelivered(path: string, count: number): Promise<void> {
  await deliverCharges(path, 1);
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    database.exec('PRAGMA cache_size = -1000000; BEGIN');
    const stamps = stampsOf(database);
    for (let n = 1; n < count; n += 1) {
      const names = namesOf(n);
      for (const { insert, id, record } of stamps) insert.run(id(names), record(names));
    }
    database.prepare('UPDATE totals SET n = ? WHERE n = 1').run(count);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
  flush(path);
}

/** What is still to be written must not be paid for by the first one measured. */
function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Takes charges in and delivers them, as the real code does. */
export async function deliverCharges(path: string, count: number): Promise<void> {
  const services = openBenchServices(path, NOWHERE);
  try {
    for (let n = 0; n < count; n += 1) {
      const now = START + n;
      const said: Pick<DeliveryServices, 'clock' | 'recaptcha'> = {
        clock: { now: () => now },
        recaptcha: { annotate: async () => ({ kind: 'ok' }) },
      };
      const time = { finishBy: Number.POSITIVE_INFINITY, callMs: 1 };
      await takeInTogether({ ...services, ...said }, [chargeEvent(n, now)], time);
    }
  } finally {
    services.ledger.close();
  }
}

function stampsOf(database: DatabaseSync) {
  const names = namesOf(0);
  return COLLECTIONS.flatMap((collection) => {
    const insert = database.prepare(`INSERT INTO ${collection} (id, record) VALUES (?, ?)`);
    const rows = database.prepare(`SELECT id, record FROM ${collection}`).all();
    return rows.map(({ id, record }) => ({
      insert,
      id: stampOf(String(id), names),
      record: stampOf(String(record), names),
    }));
  });
}

/** Everything by which the rows of two charges differ; a name that holds another comes before it. */
function namesOf(n: number): string[] {
  const now = START + n;
  const { carried, event, eventTime, findings, keys } = chargeEvent(n, now);
  const times = [eventTime, instant(now), instant(now + 90 * DAY), instant(now + 540 * DAY)];
  const ids = findings.flatMap(([id, { fact }]) => [id, fact, digest(fact)]);
  return [...ids, ...keys.flatMap((key) => [key, keyId(key)]), carried?.id ?? '', event, ...times];
}
