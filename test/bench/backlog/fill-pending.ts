import { toAnnotateRequest } from '../../../shared/annotation/annotate-request.ts';
import { accept } from '../../../shared/delivery/accept.ts';
import type { DeliveryServices } from '../../../shared/delivery/services.ts';
import type { BenchEvent } from '../events.ts';
import { asOneCommit } from './as-one-commit.ts';
import { chargeEvent } from './made-events.ts';

export type ExpectedLabel = Pick<BenchEvent, 'assessment' | 'label'>;

const PER_COMMIT = 1_000;

/**
 * Takes in charges while nothing can be sent, so that all of them are pending and due.
 * @returns what must reach the API
 */
export async function fillPending(
  services: DeliveryServices,
  count: number,
): Promise<ExpectedLabel[]> {
  const start = services.clock.now() - count;
  const breaker = { ...services.breaker, wouldAdmit: () => false };
  const expected: ExpectedLabel[] = [];
  const acceptAt = async (ledger: DeliveryServices['ledger'], n: number) => {
    const now = start + n;
    const { accepted } = await accept({ ...services, ledger, breaker, clock: { now: () => now } }, [
      chargeEvent(n, now),
    ]);
    for (const { finding } of accepted.flat()) {
      const label = toAnnotateRequest(finding.annotation);
      expected.push({ assessment: finding.assessment?.id ?? '', label });
    }
  };
  for (let at = 0; at < count; at += PER_COMMIT) {
    await asOneCommit(services.ledger, async (ledger) => {
      for (let n = at; n < Math.min(at + PER_COMMIT, count); n += 1) await acceptAt(ledger, n);
    });
  }
  return expected;
}
