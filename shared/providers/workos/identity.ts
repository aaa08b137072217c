import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import { accountSubject } from '../account-subject.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity, Subject } from '../provider.ts';
import { ID, type WorkosEvent } from './schema.ts';

const TYPE = /^[a-z0-9_.]{1,100}$/;

/** What names an event; a delivery that is tried again is the same one. */
export function identityOf(event: unknown): EventIdentity {
  const id = ownText(event, ID, 'id');
  const time = instantFromText(own(event, 'created_at'));
  return compact({ id, type: ownText(event, TYPE, 'event') ?? 'unknown', time });
}

/**
 * Nothing of a site's can ride along: there is the user, who is null where nobody has the e-mail
 * address that was typed, and that address. Radar tells sign-ups from sign-ins.
 */
export function subjectOf({ data }: WorkosEvent): Subject {
  const account = accountSubject(
    own(data, 'user_id'),
    [own(data, 'email')],
    own(data, 'ip_address'),
  );
  const isSignUp = ownText(data, /^sign-?up$/, 'action') !== undefined;
  return compact({
    keys: [],
    account: account && isSignUp ? { ...account, action: 'sign-up' } : account,
  });
}
