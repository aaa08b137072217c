import type { Annotation } from '../../shared/annotation/annotation.ts';
import type { AnnotateOutcome, RecaptchaClient } from '../../shared/recaptcha/annotate-outcome.ts';

export interface Call {
  readonly name: string;
  readonly said: Annotation;
}

/** A client that answers what it is told to and remembers every call. */
export interface ScriptedRecaptcha extends RecaptchaClient {
  readonly calls: Call[];
  /** Answers to give, in order. */
  readonly answers: (AnnotateOutcome | (() => Promise<AnnotateOutcome>))[];
  /** The answer when none is left. */
  otherwise: AnnotateOutcome;
}

export function scriptedRecaptcha(): ScriptedRecaptcha {
  const calls: Call[] = [];
  const answers: ScriptedRecaptcha['answers'] = [];
  return {
    calls,
    answers,
    otherwise: { kind: 'ok' },
    async annotate(name, said) {
      calls.push({ name, said });
      const answer = answers.shift() ?? this.otherwise;
      return typeof answer === 'function' ? answer() : answer;
    },
  };
}

export const AWAY: AnnotateOutcome = {
  kind: 'unavailable',
  httpStatus: 503,
  status: 'UNAVAILABLE',
  applied: 'no',
};

export const NO_ANSWER: AnnotateOutcome = {
  kind: 'unreachable',
  code: 'TIMEOUT',
  applied: 'unknown',
};
