import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import { accountSubject } from '../account-subject.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity, Subject } from '../provider.ts';
import { hookOf, UUID } from './schema.ts';

const TYPE = /^[a-z0-9-]{1,100}$/;

/** What names a call of a hook. `webhook-id` does not: it is another one for every attempt. */
export function identityOf(event: unknown): EventIdentity {
  const id = ownText(event, UUID, 'metadata', 'uuid');
  const hook = hookOf(event);
  const time = instantFromText(own(event, 'metadata', 'time'));
  return compact({ id, type: TYPE.test(hook) ? hook : 'unknown', time });
}

/** Nothing of a site's can ride along, and no session is named: the account is all there is. */
export function subjectOf(event: unknown): Subject {
  const userId = ownText(event, UUID, 'user_id');
  const account = accountSubject(userId, [], own(event, 'metadata', 'ip_address'));
  return compact({ keys: [], account });
}
