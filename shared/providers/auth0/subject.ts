import { compact } from '../../compact.ts';
import { accountSubject } from '../account-subject.ts';
import { keysOf } from '../keys-of.ts';
import { own, ownText } from '../own.ts';
import type { AccountSubject, Subject } from '../provider.ts';
import { correlationIdOf, ID } from './record.ts';

/** Codes about somebody who signs up. */
const OF_SIGN_UPS: ReadonlySet<string> = new Set(['signup_pwd_leak']);

/**
 * What ties a record to an assessment: the site sets `correlation_id` when it sends the user to
 * Auth0; the ids of transaction and session it learns in an Action; the account it knows itself.
 * Source: https://auth0.com/docs/authenticate/login/configure-correlation-id
 */
export function subjectOf(type: string, data: unknown): Subject {
  const shaped = correlationIdOf(data);
  const transaction = ownText(data, ID, 'details', 'transaction_id');
  const session = ownText(data, ID, 'details', 'session_id');
  return compact({
    shaped: shaped === undefined ? undefined : [shaped],
    keys: keysOf('auth0', [transaction, session]),
    // A session lives on through many sign-ins, each with its own assessment.
    lastingKeys: session === undefined ? undefined : keysOf('auth0', [session]),
    account: accountOf(type, data),
  });
}

function accountOf(type: string, data: unknown): AccountSubject | undefined {
  const account = accountSubject(own(data, 'user_id'), [own(data, 'user_name')], own(data, 'ip'));
  return account && OF_SIGN_UPS.has(type) ? { ...account, action: 'sign-up' } : account;
}
