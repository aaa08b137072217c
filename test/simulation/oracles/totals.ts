import type { Total } from '../../../shared/ledger/ledger.ts';
import type { FindingRecord, QuarantineRecord } from '../../../shared/ledger/records.ts';
import { FINAL_STATES, OPEN_STATES } from '../../../shared/ledger/records.ts';
import type { RecordChange } from './ledger-view.ts';
import type { Scene } from './scene.ts';

const STATES: readonly string[] = [...OPEN_STATES, ...FINAL_STATES];

/** The running totals equal the records, those that expired included. */
export interface TotalsOracle {
  onExpired(changes: readonly RecordChange[]): void;
  atEnd(totals: readonly (Total & { readonly n: number })[]): void;
}

export function createTotalsOracle(scene: Scene): TotalsOracle {
  const expired = new Map<string, number>();
  return {
    onExpired(changes) {
      for (const { collection, before } of changes) {
        if (before && (collection === 'findings' || collection === 'quarantine')) {
          count(expired, before);
        }
      }
    },
    atEnd(totals) {
      const counted = new Map(expired);
      for (const finding of scene.view.findings.values()) count(counted, finding);
      for (const record of scene.view.quarantine.values()) count(counted, record);
      for (const { n, ...total } of totals) {
        if (!STATES.includes(total.outcome)) continue;
        const key = keyOf(total, total.outcome);
        const records = counted.get(key) ?? 0;
        if (n !== records) scene.violate('totals', `${key}: ${n} counted, ${records} records`);
        counted.delete(key);
      }
      for (const [key, records] of counted) {
        scene.violate('totals', `${key}: none counted, ${records} records`);
      }
    },
  };
}

function count(counts: Map<string, number>, record: FindingRecord | QuarantineRecord): void {
  const state = 'state' in record ? record.state : 'quarantined';
  const key = keyOf({ ...record, day: record.arrivedAt.slice(0, 10) }, state);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function keyOf(total: Pick<Total, 'day' | 'provider' | 'eventType'>, state: string): string {
  return [total.day, total.provider, total.eventType, state].join(' ');
}
