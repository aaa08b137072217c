import { FINAL_STATES, OPEN_STATES, type State } from '../../../shared/ledger/records.ts';
import type { Evidence } from './evidence.ts';
import { readLabels } from './label.ts';
import { countRepetitions, type Repetitions } from './repetitions.ts';
import { wrongVerdicts } from './standing-verdict.ts';
import { outOfTurn, whenTold } from './turns.ts';

export interface Judgement {
  readonly expected: number;
  readonly found: number;
  readonly repetitions: Repetitions;
  /** What is wrong, each in one line without payload; empty: all is well. */
  readonly faults: readonly string[];
}

/** Holds what came of a run against what was planned. */
export function judge(evidence: Evidence): Judgement {
  const { plan, sent, arrivals } = evidence;
  const expected = plan.facts.filter(({ assessment }) => assessment !== undefined);
  const { byAssessment, unexpected } = readLabels(expected, arrivals);
  const perAssessment = [...byAssessment.values()];
  const said = new Set(perAssessment.flat().map(({ fact }) => fact));
  const missing = expected.filter((fact) => !said.has(fact));
  const repetitions = countRepetitions(perAssessment, evidence);
  const told = whenTold(sent);
  return {
    expected: expected.length,
    found: said.size,
    repetitions,
    faults: [
      ...missing.map(({ name, assessment }) => `${assessment}: never heard of ${name}`),
      ...unexpected,
      ...repetitions.unexplained,
      ...perAssessment.flatMap((labels) => [...wrongVerdicts(labels), ...outOfTurn(labels, told)]),
      ...wrongTotals(evidence, repetitions),
    ],
  };
}

/** The ledger must have counted what came of everything, and its doubts. */
function wrongTotals({ plan, totals }: Evidence, { doubts }: Repetitions): string[] {
  const linked = plan.facts.filter(({ assessment }) => assessment !== undefined).length;
  const right: Readonly<Partial<Record<State, number>>> = {
    delivered: linked,
    parked: plan.facts.length - linked,
  };
  const wrong = [...OPEN_STATES, ...FINAL_STATES].flatMap((state) => {
    const [counted, should] = [totals[state] ?? 0, right[state] ?? 0];
    return counted === should ? [] : [`the ledger counts ${counted} ${state} instead of ${should}`];
  });
  const counted = totals['uncertain'] ?? 0;
  return counted >= doubts
    ? wrong
    : [...wrong, `the ledger counts ${counted} doubts, and must have had ${doubts}`];
}
