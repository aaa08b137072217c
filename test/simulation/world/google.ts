import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import type { Fact, Plan } from '../history/plan.ts';
import type { Process } from './process.ts';

/** One annotate call as Google's side and the bystander see it. */
export interface Call {
  readonly process: Process;
  readonly name: string;
  readonly assessmentId: string;
  readonly said: Annotation;
  /** Undefined when no fact has such an account id. */
  readonly fact: Fact | undefined;
  readonly startedAt: number;
  /** When it took effect; twice for a call that the connection repeated. */
  readonly applied: number[];
  /** When its caller stopped waiting: answered, timed out or crashed. */
  endedAt?: number;
  outcome?: AnnotateOutcome | 'crashed';
  /** The ledger knows how it ended. */
  recorded?: true;
}

/** What Google would answer by itself; it applies the call or not. */
export function judge(
  call: Call,
  { subjects, orderNumbers }: Plan,
  now: number,
): Extract<AnnotateOutcome, { kind: 'ok' | 'refused' | 'not_found' }> {
  const order = orderNumbers.find(({ assessment }) => assessment.name === call.name);
  if (order?.answer === 'refused') return refused('no such name');
  const subject = subjects.find(({ assessment }) => assessment.name === call.name);
  if (!subject || now < subject.knownFrom) return { kind: 'not_found' };
  const { from, to } = call.fact?.refused ?? { from: now, to: Number.POSITIVE_INFINITY };
  return from <= now && now < to ? refused('not like this') : { kind: 'ok' };
}

function refused(message: string): Extract<AnnotateOutcome, { kind: 'refused' }> {
  return { kind: 'refused', status: 'INVALID_ARGUMENT', message };
}
