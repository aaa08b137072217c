import type { Statement, Subject } from '../../../../shared/providers/provider.ts';
import { fixtureText } from '../../sender.ts';

/** Ids in the fixtures. */
export const TRANSACTION = '1uUTsEZoAN7lEYz0OgRfGwPjB6KcVx4n';
export const SESSION = 'm5SgtzMKxmeNBxj_kCfUUJhzrSdfvLFu';
/** The session, and the two minutes in which the sign-in took place. */
export const SIGN_IN = `${SESSION}.14922240`;

export const JANE = {
  ids: ['auth0|618223a4e3f49e006948565c', 'jane.doe@example.com'],
  userIp: '198.51.100.23',
} as const;

/** Of the site's own, and of no use here. */
const shaped = ['web-login.7f3a'];

export const ABOUT_SESSION: Subject = { shaped, keys: [`auth0:${SESSION}`], account: JANE };
export const ABOUT_ACCOUNT: Subject = { keys: [], account: JANE };
export const ABOUT_BOTH: Subject = {
  shaped,
  keys: [`auth0:${TRANSACTION}`, `auth0:${SESSION}`],
  account: JANE,
};

export function logIdOf(fixture: string): string {
  return JSON.parse(fixtureText('auth0', fixture)).log_id;
}

function stated(reason: NonNullable<Statement['annotation']['reasons']>[number], stage: string) {
  return (entity: string, because: string): Statement => ({
    annotation: { reasons: [reason] },
    fact: `${entity}:${stage}:${reason}`,
    because,
  });
}

const correct = stated('CORRECT_PASSWORD', 'password');
const wrong = stated('INCORRECT_PASSWORD', 'password');
const initiated = stated('INITIATED_TWO_FACTOR', 'second-factor');
const passed = stated('PASSED_TWO_FACTOR', 'second-factor');
const failed = stated('FAILED_TWO_FACTOR', 'second-factor');

export const passwordRight = (entity: string) => correct(entity, 'the password was right');
export const passwordWrong = (fixture: string) => wrong(logIdOf(fixture), 'the password was wrong');
export const asked = (entity: string) => initiated(entity, 'a second factor was asked for');
export const accepted = (entity: string) => passed(entity, 'the second factor was accepted');
export const refused = (fixture: string, because = 'the second factor was refused') =>
  failed(logIdOf(fixture), because);
