import { compact } from '../../compact.ts';
import { instantFromSeconds } from '../../time.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity } from '../provider.ts';
import { ID } from './schema.ts';

const TYPE = /^[a-z0-9_.]{1,100}$/;

/** What names an event, as far as it can be read; every part is safe to log. */
export function identityOf(envelope: unknown): EventIdentity {
  const id = ownText(envelope, ID, 'id');
  const time = instantFromSeconds(own(envelope, 'created'));
  return compact({ id, type: ownText(envelope, TYPE, 'type') ?? 'unknown', time });
}
