import { totalOf } from '../../shared/delivery/transitions.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { FindingRecord, HeadRecord } from '../../shared/ledger/records.ts';
import { type Instant, instant } from '../../shared/time.ts';
import { nameOf } from '../helpers/delivery-bench.ts';
import { put, finding as template } from '../ledger/records.ts';

const PER_COMMIT = 100;

/** Findings, each about an assessment of its own, as if they had failed before and were due now. */
export async function seedDue(
  ledger: Ledger,
  assessments: readonly string[],
  dueAt: (n: number) => Instant,
): Promise<void> {
  const rows = assessments.map((id, n) => ({ id, dueAt: dueAt(n) }));
  for (let from = 0; from < rows.length; from += PER_COMMIT) {
    await ledger.transact(async (transaction) => {
      for (const { id, dueAt: due } of rows.slice(from, from + PER_COMMIT)) {
        const { finding, head } = recordsOf(id, due);
        await put(transaction, 'findings', `f-${id}`, finding);
        await put(transaction, 'heads', id, head);
        transaction.add(totalOf(finding, 'pending'), 1);
      }
    });
  }
}

/** As many ids of assessments, none like another. */
export function assessmentIds(prefix: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, n) => `${prefix}${String(n).padStart(16 - prefix.length, '0')}`,
  );
}

function recordsOf(id: string, dueAt: Instant): { finding: FindingRecord; head: HeadRecord } {
  const finding: FindingRecord = {
    ...template,
    event: `evt-${id}`,
    fact: `test:${id}`,
    keys: [],
    attempts: 1,
    assessment: { id, name: nameOf(id) },
    openSince: template.arrivedAt,
  };
  const { eventTime, arrivedAt } = finding;
  const open = [{ id: `f-${id}`, eventTime, arrivedAt }];
  const expireAt = instant(Date.parse('2028-01-01T00:00:00Z'));
  return { finding, head: { open, dueAt, firstSeenAt: arrivedAt, expireAt } };
}
