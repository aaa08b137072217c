import type { Annotation } from '../annotation/annotation.ts';
import type { FindingRecord, HeadRecord } from '../ledger/records.ts';
import type { AnnotateOutcome } from '../recaptcha/annotate-outcome.ts';
import { type Instant, milliseconds } from '../time.ts';
import { confirm, fallBack, isWrong } from './guess.ts';
import { afterFailure } from './retry-clock.ts';
import type { DeliveryServices } from './services.ts';
import type { Step } from './step.ts';
import { asFinal, putFinding, totalOf } from './transitions.ts';
import type { WorkingSet } from './working-set.ts';

export interface Applied {
  readonly after: FindingRecord;
  /** When to try again, if it failed. */
  readonly dueAt?: Instant;
}

/** Puts what a step made of a pending finding; its head must be loaded. */
export async function applyStep(
  services: DeliveryServices,
  set: WorkingSet,
  head: HeadRecord,
  [id, finding]: readonly [id: string, finding: FindingRecord],
  step: Step,
): Promise<Applied> {
  const { policy, clock } = services;
  const desk = { set, policy, now: clock.now() };
  if (step.kind !== 'answered') {
    const after = asFinal(finding, step.kind, desk.now, policy);
    putFinding(set, id, after);
    return { after };
  }
  const { outcome } = step;
  const attempts = finding.attempts + 1;
  const tried = { ...finding, attempts, ...countDoubt(set, finding, outcome) };
  const wrong = isWrong(tried, outcome);
  const moved = wrong ? await fallBack(desk, id, tried) : undefined;
  if (moved) return { after: moved };
  if (outcome.kind === 'ok') await confirm(desk, tried);
  const { guessed: _known, ...known } = tried;
  const applied =
    outcome.kind === 'ok'
      ? { after: asFinal(asTold(known, step.said), 'delivered', desk.now, policy) }
      : afterFailedCall(services, head, wrong ? known : tried, outcome);
  putFinding(set, id, applied.after);
  return applied;
}

/** A verdict that a newer one kept back must not be read off what the finding itself says. */
function asTold(finding: FindingRecord, said: Annotation): FindingRecord {
  const { annotation: own } = finding.annotation;
  if (own === undefined || own === said.annotation) return finding;
  return {
    ...finding,
    because: `${finding.because}; sent without this verdict: a newer one stands`,
  };
}

function afterFailedCall(
  { policy, random, clock }: DeliveryServices,
  head: HeadRecord,
  tried: FindingRecord,
  outcome: Exclude<AnnotateOutcome, { kind: 'ok' }>,
): Applied {
  const now = clock.now();
  const next = afterFailure(outcome, tried, tried.attempts, now, random);
  if (next.state === 'pending') {
    const after = { ...tried, code: outcome.kind, failing: next.failing };
    return { after, dueAt: next.dueAt };
  }
  const dead = asFinal(tried, 'dead', now, policy, next.code);
  const age = Math.round((now - milliseconds(head.firstSeenAt)) / 1000);
  return { after: next.code === 'not_found' ? { ...dead, assessmentAgeSeconds: age } : dead };
}

/** Counts the two windows in which a label may go out twice. */
function countDoubt(set: WorkingSet, finding: FindingRecord, outcome: AnnotateOutcome) {
  const repeated = outcome.kind === 'ok' && outcome.repeated === true;
  if (repeated) set.add(totalOf(finding, 'uncertain'), 1);
  if (repeated || finding.uncertain > 0) set.add(totalOf(finding, 'resent'), 1);
  if (!('applied' in outcome) || outcome.applied === 'no') return {};
  set.add(totalOf(finding, 'uncertain'), 1);
  return { uncertain: finding.uncertain + 1 };
}
