import type { Reason } from '../../../../shared/annotation/vocabulary.ts';
import type { Statement } from '../../../../shared/providers/provider.ts';

const STAGES: Partial<Record<Reason, string>> = {
  CORRECT_PASSWORD: 'password',
  INCORRECT_PASSWORD: 'password',
  PASSED_TWO_FACTOR: 'second-factor',
  FAILED_TWO_FACTOR: 'second-factor',
};

/** What one request of a sign-in says. */
export function says(request: string, reason: Reason, because: string): Statement {
  return {
    annotation: { reasons: [reason] },
    fact: `${request}:${STAGES[reason]}:${reason}`,
    because,
  };
}

export const wrongPassword = (request: string) =>
  says(request, 'INCORRECT_PASSWORD', 'the password was wrong');

export const notPassed = (request: string, because = 'the second factor was not passed') =>
  says(request, 'FAILED_TWO_FACTOR', because);

export const passed = (request: string) =>
  says(request, 'PASSED_TWO_FACTOR', 'the second factor was passed');

/** What says FRAUDULENT and nothing else. */
export function fraudulent(fact: string, because: string): Statement {
  return { annotation: { annotation: 'FRAUDULENT' }, fact: `${fact}:FRAUDULENT`, because };
}
