import { type EventTable, ignored, nothing, type Row, type Saying, says } from '../event-table.ts';
import { own, ownText } from '../own.ts';
import type { Statement } from '../provider.ts';
import { signInStatement } from '../sign-in-statement.ts';
import type { Entry } from './record.ts';
import { ofSignIn } from './statements.ts';

/**
 * What the login pages write for a password that was typed and checked.
 * Source: https://auth0.com/docs/deploy-monitor/logs/prompt-details-in-tenant-logs
 */
const PASSWORD_PROMPTS: ReadonlySet<unknown> = new Set([
  'prompt-authenticate',
  'prompt-authenticate-password',
  'lock-password-authenticate',
]);

const NO_PASSWORD =
  'no password of a database was asked for: a passkey, a code, or another identity provider';

/** A wrong password in words, as Auth0 and its script templates for databases put it. */
const WRONG_PASSWORD = /\b(wrong|incorrect|invalid)\b.*\bpassword\b/i;

const correct = ofPassword((data, entry) => says(passwordCorrect(data, entry)));

const wrong = ofPassword((_, { logId }) =>
  says(signInStatement(logId, 'INCORRECT_PASSWORD', 'the password was wrong')),
);

/** Codes about passwords. https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
export const PASSWORDS: EventTable<Entry> = {
  s: sayLogin,
  scv: correct,
  scoa: correct,
  sepft: correct,
  fp: wrong,
  fepft: (data, entry) =>
    isAboutPassword(data)
      ? wrong(data, entry)
      : nothing('the exchange failed for another cause than a wrong password'),
  fu: ignored('no such user, so there is no account whose password it could be'),
  fcoa: ignored('cross-origin authentication fails for many causes besides a wrong password'),
  f: ignored('a failure of the request or of its configuration, not of a password'),
};

/** A sign-in says only what it took: with a session that was there already, it took nothing. */
function sayLogin(data: unknown, entry: Entry): Saying {
  const prompts = promptsOf(data);
  if (prompts.length === 0) return nothing('an existing session was used: nothing was asked');
  const statements: Statement[] = [];
  if (hasTypedPassword(data, prompts)) statements.push(passwordCorrect(data, entry));
  if (prompts.some((prompt) => own(prompt, 'name') === 'mfa')) {
    statements.push(ofSignIn('PASSED_TWO_FACTOR', data, entry, 'the second factor was accepted'));
  }
  return statements.length > 0 ? says(...statements) : nothing(NO_PASSWORD);
}

function passwordCorrect(data: unknown, entry: Entry): Statement {
  return ofSignIn('CORRECT_PASSWORD', data, entry, 'the password was right');
}

function promptsOf(data: unknown): readonly unknown[] {
  const prompts = own(data, 'details', 'prompts');
  return Array.isArray(prompts) ? prompts : [];
}

function hasTypedPassword(data: unknown, prompts: readonly unknown[]): boolean {
  return (
    own(data, 'strategy_type') === 'database' &&
    prompts.some((prompt) => PASSWORD_PROMPTS.has(own(prompt, 'name'))) &&
    !prompts.some(isWithoutPassword)
  );
}

/** Codes sent by e-mail or SMS, passkeys and other identity providers use the same codes. */
function ofPassword(row: Row<Entry>): Row<Entry> {
  return (data, entry) => {
    const strategy = own(data, 'strategy_type') || 'database';
    return strategy !== 'database' || promptsOf(data).some(isWithoutPassword)
      ? nothing(NO_PASSWORD)
      : row(data, entry);
  };
}

/**
 * A passkey is asked for by the same prompt.
 * Source: https://auth0.com/docs/authenticate/database-connections/passkeys/monitor-passkey-events-in-tenant-logs
 */
function isWithoutPassword(prompt: unknown): boolean {
  const methods = own(prompt, 'performed_amr');
  return (
    (Array.isArray(methods) && methods.includes('phr')) ||
    ownText(prompt, /./, 'passwordless_amr') !== undefined
  );
}

/** The same code stands for a client that may not do this, a missing second factor, a blocked user. */
function isAboutPassword(data: unknown): boolean {
  const description = own(data, 'description') ?? '';
  return (
    description === '' || (typeof description === 'string' && WRONG_PASSWORD.test(description))
  );
}
