import { instant } from '../../shared/time.ts';
import type { Message } from './decode-message.ts';
import { ENUMS } from './enums.ts';

const SPECIAL = /^emulator\?(.*)$/;

/**
 * What an assessment says of a token: valid, the expected action, 0.9. A token may say otherwise:
 * `emulator?score=0.3&action=login&reasons=AUTOMATION,TOO_MUCH_TRAFFIC` or `emulator?invalid=EXPIRED`.
 * No token is an invalid one, except for express assessments.
 */
export function tokenFindings(token: string, event: Message, now: number): Message {
  const wishes = new URLSearchParams(SPECIAL.exec(token)?.[1]);
  const missing = token === '' && event['express'] !== true ? 'MISSING' : undefined;
  const invalidReason = known(
    'TokenProperties.InvalidReason',
    wishes.get('invalid') ?? missing ?? 'INVALID_REASON_UNSPECIFIED',
  );
  const valid = invalidReason === 'INVALID_REASON_UNSPECIFIED';
  const tokenProperties = {
    valid,
    invalidReason,
    createTime: instant(now),
    hostname: 'localhost',
    action: wishes.get('action') ?? event['expectedAction'] ?? '',
  };
  return { tokenProperties, riskAnalysis: riskAnalysis(wishes, valid) };
}

function riskAnalysis(wishes: URLSearchParams, valid: boolean): Message {
  const score = Number(wishes.get('score') ?? (valid ? 0.9 : 0));
  const reasons = (wishes.get('reasons') ?? '').split(',').filter(Boolean);
  return {
    score: Math.min(Math.max(Number.isNaN(score) ? 0 : score, 0), 1),
    reasons: reasons.map((reason) => known('RiskAnalysis.ClassificationReason', reason)),
    challenge: known('RiskAnalysis.Challenge', wishes.get('challenge') ?? 'CHALLENGE_UNSPECIFIED'),
  };
}

/** A word that is not in the enum becomes its UNSPECIFIED value, so that every answer is well-formed. */
function known(type: keyof typeof ENUMS, word: string): string {
  const names: readonly string[] = Object.keys(ENUMS[type]);
  return names.includes(word) ? word : (names[0] ?? word);
}
