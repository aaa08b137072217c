import type { LogFields } from '../log/log.ts';
import type { AnnotateOutcome } from '../recaptcha/annotate-outcome.ts';
import { milliseconds } from '../time.ts';
import type { Fate } from './send.ts';
import type { DeliveryServices } from './services.ts';
import type { Step } from './step.ts';
import type { WouldSend } from './would-send.ts';

/** What became of one finding: the line an on-call person looks for. */
export function logStep(
  services: DeliveryServices,
  { finding, wouldSend }: Fate,
  step: Step,
): void {
  const outcome = step.kind === 'answered' ? step.outcome : undefined;
  const fields = {
    provider: finding.provider,
    eventType: finding.eventType,
    event: finding.event,
    assessment: finding.assessment?.id,
    outcome: finding.state,
    code: finding.code,
    attempts: finding.attempts,
    because: finding.because,
    lagMs: services.clock.now() - milliseconds(finding.eventTime),
    ...describe(outcome),
    ...(wouldSend ? inOneLine(wouldSend) : {}),
  };
  if (outcome?.kind === 'denied') {
    services.log.error(
      'Google denies annotate: check role and API of this service account',
      fields,
    );
  } else if (finding.state === 'dead') services.log.error('annotation is dead', fields);
  else if (finding.state === 'pending') services.log.warning('annotation will be retried', fields);
  else services.log.info(`annotation ${finding.state}`, fields);
}

function describe(outcome: AnnotateOutcome | undefined) {
  if (!outcome || outcome.kind === 'ok' || outcome.kind === 'not_found') return {};
  const upstream = outcome.kind === 'unreachable' ? outcome.code : outcome.status;
  return { upstream, ...(outcome.kind === 'refused' ? { upstreamMessage: outcome.message } : {}) };
}

function inOneLine({ annotation, reasons, transactionEvent }: WouldSend): LogFields {
  return {
    annotation,
    reasons: reasons?.join(','),
    transactionEvent: transactionEvent?.eventType,
  };
}
