import { type Assessment, parseCarriedAssessment } from '../annotation/assessment-name.ts';
import { digest } from '../ledger/digest.ts';
import type { FindingRecord } from '../ledger/records.ts';
import type { Reading, Statement } from '../providers/provider.ts';
import { type Instant, instant } from '../time.ts';

/** An event time further ahead of ours than this is not believed; milliseconds. */
const AHEAD_MS = 5 * 60_000;

/** What arrived, ready for the ledger: nothing in it depends on the sender any more. */
export interface Intake {
  readonly provider: string;
  readonly event: string;
  readonly eventType: string;
  readonly arrivedAt: Instant;
  readonly eventTime: Instant;
  /** ISO 4217 of the payment itself, where the event tells it. */
  readonly currency?: string;
  /** The assessment the event itself names. */
  readonly carried?: Assessment;
  /** The event carried a value that is no assessment name. */
  readonly carriedUnreadable: boolean;
  readonly keys: readonly string[];
  readonly findings: readonly (readonly [id: string, finding: FindingRecord])[];
  /** Why there is no finding. */
  readonly because?: string;
}

type Understood = Extract<Reading, { kind: 'understood' }>;

/**
 * Turns one understood event into findings.
 * @param event the sender's id, or a digest of the body where it gives none
 * @param index which event of its request it is
 */
export function toIntake(
  provider: string,
  event: string,
  index: number,
  reading: Understood,
  project: string,
  now: number,
): Intake {
  const { carried: value } = reading;
  const carried = value === undefined ? undefined : parseCarriedAssessment(value, project);
  const eventTime = believableTime(reading.event.time, now);
  const common = { provider, event, eventType: reading.event.type, arrivedAt: instant(now) };
  return {
    ...common,
    eventTime,
    ...(reading.currency ? { currency: reading.currency } : {}),
    ...(carried ? { carried } : {}),
    carriedUnreadable: value !== undefined && !carried,
    keys: reading.keys,
    findings: reading.statements.map((statement, n) => [
      digest(provider, event, String(index), String(n)),
      { ...common, ...toFinding(provider, statement, eventTime), keys: reading.keys },
    ]),
    ...(reading.because === undefined ? {} : { because: reading.because }),
  };
}

function toFinding(provider: string, statement: Statement, eventTime: Instant) {
  const { annotation, because, currency, fact } = statement;
  const { transactionEvent } = annotation;
  return {
    fact: `${provider}:${fact}`,
    annotation: transactionEvent
      ? { ...annotation, transactionEvent: { ...transactionEvent, eventTime } }
      : annotation,
    because,
    ...(currency ? { currency } : {}),
    eventTime,
    state: 'pending' as const,
    attempts: 0,
    uncertain: 0,
  };
}

function believableTime(time: Instant | undefined, now: number): Instant {
  return time === undefined || time > instant(now + AHEAD_MS) ? instant(now) : time;
}
