import { PASSWORD_REASONS, type SignInReason } from '../annotation/vocabulary.ts';
import type { Statement } from './provider.ts';

const OF_PASSWORD: ReadonlySet<SignInReason> = new Set(PASSWORD_REASONS);

/** Which step of a sign-in the reason is about. */
export function stageOf(reason: SignInReason): 'password' | 'second-factor' {
  return OF_PASSWORD.has(reason) ? 'password' : 'second-factor';
}

/**
 * What became of one step of a sign-in.
 * @param entity the attempt, the event, the session …: however often it says the same, it is one fact
 */
export function signInStatement(entity: string, reason: SignInReason, because: string): Statement {
  return {
    annotation: { reasons: [reason] },
    fact: `${entity}:${stageOf(reason)}:${reason}`,
    because,
  };
}

/** That somebody else than the user is at work. */
export function fraudStatement(
  entity: string,
  stage: 'attack' | 'lock' | 'breach' | 'report',
  because: string,
): Statement {
  return {
    annotation: { annotation: 'FRAUDULENT' },
    fact: `${entity}:${stage}:FRAUDULENT`,
    because,
  };
}
