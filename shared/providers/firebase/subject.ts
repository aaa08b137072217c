import { compact } from '../../compact.ts';
import { accountSubject } from '../account-subject.ts';
import { own } from '../own.ts';
import type { Subject } from '../provider.ts';

/** What ties an event to an assessment: the account, which is all that Google tells of a sign-in. */
export function subjectOf(claims: unknown): Subject {
  const user = own(claims, 'user_record');
  const uid = own(claims, 'sub') || own(claims, 'uid') || own(user, 'uid');
  const account = accountSubject(uid, [own(user, 'email')], own(claims, 'ip_address'));
  return compact({ keys: [], account });
}
