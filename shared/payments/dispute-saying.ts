import type { Opinion } from '../config/opinions.ts';
import { nothing, type Saying, says } from '../providers/event-table.ts';
import {
  alertRefunded,
  type Dispute,
  inquiry,
  representment,
  reversal,
} from './dispute-statement.ts';

/** Annotate words every event of the chargeback family as fraud: a dispute of another class says none. */

/** The issuer asks before it decides. */
export function asked(dispute: Dispute): Saying {
  return dispute.kind.class === 'FRAUD'
    ? says(inquiry(dispute))
    : nothing(`an inquiry that is not about fraud; ${dispute.kind.because}`);
}

/** A dispute was settled by a refund before it reached the network. */
export function settledOnAlert(dispute: Dispute): Saying {
  return dispute.kind.class === 'FRAUD'
    ? says(alertRefunded(dispute))
    : nothing(`refunded on an alert that is not about fraud; ${dispute.kind.because}`);
}

/** The site hands in evidence. */
export function contested(
  dispute: Dispute,
  stage: 'representment' | 'appeal' = 'representment',
): Saying {
  return dispute.kind.class === 'FRAUD'
    ? says(representment(dispute, stage))
    : nothing(`evidence in a dispute that is not about fraud; ${dispute.kind.because}`);
}

/** The site won for good, or the issuer withdrew. */
export function won(
  dispute: Dispute,
  opinions: ReadonlySet<Opinion>,
  stage: 'reversal' | 'second-reversal' = 'reversal',
): Saying {
  return dispute.kind.class === 'FRAUD'
    ? says(reversal(dispute, opinions, stage))
    : nothing(`won, but not known to be about fraud; ${dispute.kind.because}`);
}
