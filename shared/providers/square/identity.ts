import { compact } from '../../compact.ts';
import { firstInstant } from '../../time.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity } from '../provider.ts';
import { ID } from './schema.ts';

const TYPE = /^[a-z0-9_.]{1,100}$/;

/** What names an event, as far as it can be read; its time is that of the object it is about. */
export function identityOf(event: unknown): EventIdentity {
  const id = ownText(event, ID, 'event_id');
  const holder = own(event, 'data', 'object');
  const object = own(holder, 'payment') ?? own(holder, 'refund') ?? own(holder, 'dispute');
  const time = firstInstant(
    own(object, 'updated_at'),
    own(object, 'created_at'),
    own(event, 'created_at'),
  );
  return compact({ id, type: ownText(event, TYPE, 'type') ?? 'unknown', time });
}
