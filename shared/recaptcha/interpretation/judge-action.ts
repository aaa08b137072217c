import { isTokenValid, isWithoutToken } from './judge-token.ts';
import type { ReadAssessment } from './read-assessment.ts';
import type { Ruling } from './ruling.ts';
import { isSameAction } from './same-action.ts';

const DOCUMENTED = /^[0-9A-Za-z_/]{1,100}$/;

/**
 * Whether the token was made for the action it was expected for; undefined where nothing was
 * expected, or nothing can be compared. A valid token that names no action is not for the expected
 * one: a page that leaves the action out must not get around the check.
 */
export function isActionExpected(
  assessment: ReadAssessment,
  expected: string | undefined,
): boolean | undefined {
  const action = assessment.tokenProperties?.action;
  if (expected === undefined || isWithoutToken(assessment)) return undefined;
  if (action !== undefined) return isSameAction(action, expected);
  return isTokenValid(assessment) ? false : undefined;
}

/**
 * The second check: another action than the expected one was forged.
 * Source: https://cloud.google.com/recaptcha/docs/interpret-assessment-website#verify_actions
 */
export function judgeAction(assessment: ReadAssessment, expected: string | undefined): Ruling[] {
  if (isActionExpected(assessment, expected) !== false) return [];
  const action = assessment.tokenProperties?.action;
  const made = action === undefined ? 'for no action' : `for ${shown(action)}`;
  const because = `the token was made ${made}, not for ${shown(expected)}: a forged action`;
  const check =
    'Do not carry the interaction out, or verify the user in another way. If it happens to real users, check that page and server name the same action.';
  return [{ verdict: 'block', because, actions: [check] }];
}

/** Whoever makes a token chooses its action: only what looks like one is repeated. */
function shown(action: string | undefined): string {
  return action !== undefined && DOCUMENTED.test(action) ? `"${action}"` : 'an odd action';
}
