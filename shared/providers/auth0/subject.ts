import { compact } from '../../compact.ts';
import { accountSubject } from '../account-subject.ts';
import { keysOf } from '../keys-of.ts';
import { own, ownText } from '../own.ts';
import type { AccountSubject, Subject } from '../provider.ts';
import { ID } from './record.ts';

/** What Auth0 takes as `correlation_id`, in the length its newer schemas allow. */
const CORRELATION_ID = /^[\w.*~@+/:-]{1,128}$/;

/** Codes about somebody who signs up. */
const OF_SIGN_UPS: ReadonlySet<string> = new Set(['signup_pwd_leak']);

/**
 * What ties a record to an assessment: the site sets `correlation_id` when it sends the user to
 * Auth0; the ids of transaction and session it learns in an Action; the account it knows itself.
 * Source: https://auth0.com/docs/authenticate/login/configure-correlation-id
 */
export function subjectOf(type: string, data: unknown): Subject {
  const shaped = ownText(data, CORRELATION_ID, 'references', 'correlation_id');
  const ids = ['transaction_id', 'session_id'].map((name) => ownText(data, ID, 'details', name));
  return compact({
    shaped: shaped === undefined ? undefined : [shaped],
    keys: keysOf('auth0', ids),
    account: accountOf(type, data),
  });
}

function accountOf(type: string, data: unknown): AccountSubject | undefined {
  const account = accountSubject(own(data, 'user_id'), [own(data, 'user_name')], own(data, 'ip'));
  return account && OF_SIGN_UPS.has(type) ? { ...account, action: 'sign-up' } : account;
}
