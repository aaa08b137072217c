import type { FindingRecord } from '../../ledger/records.ts';
import { type Told, whatToSay } from '../order.ts';
import { withPersonal } from '../personal.ts';
import type { DeliveryServices } from '../services.ts';
import { wouldSend } from '../would-send.ts';
import type { RedriveEntry } from './redriven.ts';

export const STILL_SHADOWED = 'shadow mode is on for this provider';

type Previewing = Pick<DeliveryServices, 'policy' | 'open'>;

/** What is going to be said of a finding that was opened again, and what stands in the way. */
export function outlook(
  { policy: { opinions, shadows }, ...services }: Previewing,
  finding: FindingRecord,
  head: Told = {},
): Pick<RedriveEntry, 'wouldSend' | 'note'> {
  const { state, annotation, provider } = finding;
  if (state === 'parked') {
    return { wouldSend: wouldSend(annotation), note: 'waits until one of its keys is linked' };
  }
  if (state !== 'pending') return { note: `is ${state}` };
  const said = whatToSay(head, withPersonal(services, finding), opinions);
  if (!said) return { note: 'a newer fact was delivered: nothing is left to say' };
  return {
    wouldSend: wouldSend(said),
    ...(shadows(provider) ? { note: STILL_SHADOWED } : {}),
  };
}
