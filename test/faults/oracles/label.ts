import type { Verdict } from '../../../shared/annotation/vocabulary.ts';
import type { Arrival } from '../../emulator/store.ts';
import { labelKey } from '../plan/payment.ts';
import type { Fact, Statement } from '../plan/plan.ts';

/** A label at the API, and the fact it tells of. */
export interface Label {
  readonly fact: Fact;
  /** Of the event that was heard of first. */
  readonly eventTime: number;
  /** What it says, be it the fact's own verdict or the one that stood. */
  readonly verdict: Verdict | undefined;
  readonly arrival: Arrival;
}

/** The parts of annotate's body that are looked at. */
interface Body {
  readonly annotation?: Verdict;
  readonly reasons?: Statement['reasons'];
  readonly transactionEvent?: {
    readonly eventType: NonNullable<Statement['eventType']>;
    readonly value?: number;
    readonly eventTime: string;
  };
}

/** The labels of each assessment in the order they arrived, and what nobody expected. */
export function readLabels(facts: readonly Fact[], arrivals: readonly Arrival[]) {
  const expected = new Map(
    facts.flatMap((fact) =>
      fact.times.map((time) => [`${fact.assessment} ${labelKey(fact, time)}`, fact] as const),
    ),
  );
  const byAssessment = new Map<string, Label[]>();
  const unexpected: string[] = [];
  for (const arrival of arrivals) {
    const { annotation: verdict, reasons = [], transactionEvent: event } = arrival.body as Body;
    const { eventType, value, eventTime } = event ?? {};
    const time = eventTime === undefined ? undefined : Date.parse(eventTime);
    const said: Statement = {
      reasons,
      ...(eventType ? { eventType } : {}),
      ...(value === undefined ? {} : { value }),
    };
    const fact = expected.get(`${arrival.assessment} ${labelKey(said, time ?? 0)}`);
    if (fact) {
      const label = { fact, eventTime: time ?? earliest(fact), verdict, arrival };
      byAssessment.set(arrival.assessment, [
        ...(byAssessment.get(arrival.assessment) ?? []),
        label,
      ]);
    } else {
      unexpected.push(`${arrival.assessment}: unexpected ${eventType ?? ''} ${reasons.join()}`);
    }
  }
  return { byAssessment, unexpected };
}

function earliest({ times }: Fact): number {
  return Math.min(...times);
}
