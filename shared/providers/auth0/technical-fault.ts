import { own, ownText } from '../own.ts';

/** What cannot be the user's answer, in the words of an error; Auth0 publishes no list of them. */
const FAULT =
  /internal|server|service|system|upstream|gateway|network|connect|socket|hang up|fetch|provider|certificate|\be[a-z_]*(conn|notfound|again|timedout|pipe)|http[\s_-]?5\d\d|error\s\d{3,}|time[\s_-]?d?[\s_-]?out|unavailable|unreachable|unexpected|unhandled|exception|configur|quota|throttl|unknown[\s_-]error|not[\s_-](be[\s_-])?(sent|delivered)|(fail\w*|unable|could[\s_-]not)[\s_-](to[\s_-])?(be[\s_-])?(send|sent|deliver|reach)/i;

/** What is the user's answer, whatever other words stand beside it. */
const ANSWER =
  /(invalid|incorrect|wrong)[\s_-].*(code|otp|pin)\b|(code|otp|pin)\b.*(invalid|incorrect|wrong|unexpected|does not match)/i;

/** Of an error's words; the searches take long over long texts. */
const LONGEST = 500;

/**
 * Whether something other than the user's answer made the factor fail. Most records do not tell;
 * then it was the answer.
 * @param details of a record whose code means that a second factor failed
 * Source: https://github.com/auth0/auth0-log-schemas
 */
export function hasFault(details: unknown): boolean {
  const status = Number(own(details, 'response', 'statusCode'));
  const failure = errorIn(details, 'failure_details') ?? '';
  return (
    errorIn(details, 'provider_error') !== undefined ||
    status >= 500 ||
    (FAULT.test(failure) && !ANSWER.test(failure))
  );
}

/** Its code and its message, as far as there is an error. */
function errorIn(details: unknown, name: string): string | undefined {
  const texts = [[name], [name, 'errorCode'], [name, 'message']].flatMap(
    (path) => ownText(details, /./, ...path) ?? [],
  );
  return texts.length > 0 ? texts.join(' ').slice(0, LONGEST) : undefined;
}
