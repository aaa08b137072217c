import { own, ownText } from '../own.ts';

/** A wrong answer in the words of an error: every other error is a fault, which is no answer. */
const WRONG_ANSWER =
  /(invalid|incorrect|wrong|expired)[\s_-]*((mfa|otp|one-time|verification|recovery)[\s_-]*)?(code|otp|passcode|challenge|assertion|signature)|(code|otp|passcode|challenge|assertion|signature)[\s_-]*(is[\s_-]*)?(invalid|incorrect|wrong|expired)|reject/i;

/**
 * Whether something other than the user's answer made the factor fail. Most records do not tell;
 * then it was the answer.
 * @param details of a record whose code means that a second factor failed
 * Source: https://github.com/auth0/auth0-log-schemas
 */
export function hasFault(details: unknown): boolean {
  const status = own(details, 'response', 'statusCode');
  return (
    errorIn(details, 'provider_error') !== undefined ||
    (typeof status === 'number' && status >= 500) ||
    !WRONG_ANSWER.test(errorIn(details, 'failure_details') ?? 'rejected')
  );
}

/** Its code and its message, as far as there is an error. */
function errorIn(details: unknown, name: string): string | undefined {
  const texts = [[name], [name, 'errorCode'], [name, 'message']].flatMap(
    (path) => ownText(details, /./, ...path) ?? [],
  );
  return texts.length > 0 ? texts.join(' ') : undefined;
}
