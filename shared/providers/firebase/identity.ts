import { compact } from '../../compact.ts';
import { instantFromSeconds } from '../../time.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity } from '../provider.ts';
import { ID } from './schema.ts';

/** The short name, or the long one by which Google's SDK calls the event and the way of signing in. */
const TYPE =
  /^(?:providers\/cloud\.auth\/eventTypes\/user\.)?([A-Za-z]{1,100})(?::[\w.-]{1,100})?$/;

/** What names an event, as far as it can be read; its time is when its token was made. */
export function identityOf(claims: unknown): EventIdentity {
  const id = ownText(claims, ID, 'event_id');
  const type = TYPE.exec(ownText(claims, TYPE, 'event_type') ?? '')?.[1];
  const time = instantFromSeconds(own(claims, 'iat'));
  return compact({ id, type: type ?? 'unknown', time });
}
