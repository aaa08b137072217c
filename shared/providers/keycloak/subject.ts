import { compact } from '../../compact.ts';
import { accountSubject } from '../account-subject.ts';
import { keysOf } from '../keys-of.ts';
import { own, ownText } from '../own.ts';
import type { Subject } from '../provider.ts';
import { ID } from './schema.ts';

/** What ties any event to an assessment: the session of the sign-in, else the account. */
export function subjectOf(event: unknown): Subject {
  const session = ownText(event, ID, 'details', 'code_id');
  const account = accountSubject(
    own(event, 'authDetails', 'userId'),
    // The latter as it was typed: perhaps the e-mail address.
    [own(event, 'authDetails', 'username'), own(event, 'details', 'username')],
    own(event, 'authDetails', 'ipAddress'),
  );
  return compact({ keys: keysOf('keycloak', [session]), account });
}
