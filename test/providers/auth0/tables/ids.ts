import type { Statement, Subject } from '../../../../shared/providers/provider.ts';
import { fixtureText } from '../../sender.ts';

/** Ids in the fixtures. */
export const TRANSACTION = '1uUTsEZoAN7lEYz0OgRfGwPjB6KcVx4n';
export const SESSION = 'm5SgtzMKxmeNBxj_kCfUUJhzrSdfvLFu';
const SPAN_MS = 20_000;

/** One name, or the two of the overlapping spans of a session in which something took place. */
type Names = string | readonly [string, string];

/** The session, and the spans of time in which a record was written. */
export function inSession(fixture: string): Names {
  const record = JSON.parse(fixtureText('auth0', fixture));
  const at = Date.parse((record.data ?? record).date);
  const spans = [at, at + SPAN_MS / 2].map((time) => Math.floor(time / SPAN_MS));
  return [`${SESSION}.${spans[0]}`, `${SESSION}.${spans[1]}+`];
}

export function factOf(names: Names, stage: string, reason: string) {
  const [first, second] = typeof names === 'string' ? [names] : names;
  const ending = `${stage}:${reason}`;
  return {
    fact: `${first}:${ending}`,
    ...(second === undefined ? {} : { otherFact: `${second}:${ending}` }),
  };
}

export const JANE = {
  ids: ['auth0|618223a4e3f49e006948565c', 'jane.doe@example.com'],
  userIp: '198.51.100.23',
} as const;

/** Of the site's own, and of no use here. */
const shaped = ['web-login.7f3a'];

const keys = [`auth0:${SESSION}`];
export const ABOUT_SESSION: Subject = { shaped, keys, lastingKeys: keys, account: JANE };
export const ABOUT_ACCOUNT: Subject = { keys: [], account: JANE };
export const ABOUT_BOTH: Subject = {
  shaped,
  keys: [`auth0:${TRANSACTION}`, `auth0:${SESSION}`],
  lastingKeys: keys,
  account: JANE,
};

export function logIdOf(fixture: string): string {
  return JSON.parse(fixtureText('auth0', fixture)).log_id;
}

function stated(reason: NonNullable<Statement['annotation']['reasons']>[number], stage: string) {
  return (names: Names, because: string): Statement => ({
    annotation: { reasons: [reason] },
    ...factOf(names, stage, reason),
    because,
  });
}

const correct = stated('CORRECT_PASSWORD', 'password');
const wrong = stated('INCORRECT_PASSWORD', 'password');
const initiated = stated('INITIATED_TWO_FACTOR', 'second-factor');
const passed = stated('PASSED_TWO_FACTOR', 'second-factor');
const failed = stated('FAILED_TWO_FACTOR', 'second-factor');

export const passwordRight = (names: Names) => correct(names, 'the password was right');
export const passwordWrong = (fixture: string) => wrong(logIdOf(fixture), 'the password was wrong');
export const asked = (names: Names) => initiated(names, 'a second factor was asked for');
export const accepted = (names: Names) => passed(names, 'the second factor was accepted');
export const refused = (fixture: string, because = 'the second factor was refused') =>
  failed(logIdOf(fixture), because);
