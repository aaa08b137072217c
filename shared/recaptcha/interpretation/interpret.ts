import { compact } from '../../compact.ts';
import type { Interpretation, Question } from './interpretation.ts';
import { isActionExpected, judgeAction } from './judge-action.ts';
import { judgeRisks } from './judge-risks.ts';
import { judgeScore } from './judge-score.ts';
import { isTokenValid, judgeToken } from './judge-token.ts';
import { type ReadAssessment, readAssessment } from './read-assessment.ts';
import { EXTENDED_REASON_MEANING, REASON_ADVICE, REASON_CODES } from './reason-codes.ts';
import { type Ruling, strictest } from './ruling.ts';
import { levelOf } from './score-level.ts';
import { tellRisks } from './tell-risks.ts';
import { type Told, tell } from './told.ts';
import { adviceFor } from './use-cases.ts';

export type { Interpretation, Question } from './interpretation.ts';
export type { Risks } from './risks.ts';
export type { Verdict } from './ruling.ts';
export type { Told } from './told.ts';
export type { UseCase } from './use-cases.ts';

/**
 * Says what an assessment means and what to do about it: the strictest of what the token, its
 * action, the score and the risks call for, in this order where they are equally strict. Never
 * throws, whatever it is given.
 * Source: https://cloud.google.com/recaptcha/docs/interpret-assessment-website
 * @param assessment the JSON that `projects.assessments.create` answered
 */
export function interpret(assessment: unknown, question: Question): Interpretation {
  const read = readAssessment(assessment);
  const expected = question.expectedAction || read.event?.expectedAction;
  const valid = isTokenValid(read);
  const score = valid ? read.riskAnalysis?.score : undefined;
  const level = score === undefined ? undefined : levelOf(score);
  const risks = tellRisks(read);
  const rulings = [
    ...judgeToken(read),
    ...judgeAction(read, expected),
    ...(valid ? [judgeScore(level, question.policy, expected)] : []),
    ...judgeRisks(risks),
  ];
  const ruling = strictest(rulings);
  const reasons = tellReasons(read);
  return compact({
    assessment: read.name,
    valid,
    invalidReason: valid ? undefined : read.tokenProperties?.invalidReason,
    action: read.tokenProperties?.action,
    actionMatches: isActionExpected(read, expected),
    score,
    level,
    reasons,
    ...decide(ruling, question.observeOnly),
    actions: actionsFor(ruling, rulings, reasons, question.useCase),
    risks,
  });
}

function decide(
  { verdict, because }: Ruling,
  observeOnly: boolean,
): Pick<Interpretation, 'verdict' | 'wouldBe' | 'because'> {
  if (!observeOnly) return { verdict, because };
  return { verdict: 'allow', wouldBe: verdict, because: `only observing: ${because}` };
}

function actionsFor(
  { verdict }: Ruling,
  rulings: readonly Ruling[],
  reasons: readonly Told[],
  useCase: Question['useCase'],
): string[] {
  const actions = [
    ...rulings.flatMap(({ actions }) => actions),
    ...adviceFor(verdict, useCase),
    ...reasons.flatMap(({ code }) => REASON_ADVICE.get(code) ?? []),
  ];
  return [...new Set(actions)];
}

function tellReasons({ riskAnalysis }: ReadAssessment): Told[] {
  const extended = riskAnalysis?.extendedVerdictReasons ?? [];
  return [
    ...tell(riskAnalysis?.reasons ?? [], REASON_CODES),
    ...extended.map((code) => ({ code, meaning: EXTENDED_REASON_MEANING })),
  ];
}
