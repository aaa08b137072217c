import { compact } from '../../compact.ts';
import { firstInstant } from '../../time.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity } from '../provider.ts';
import { ID } from './schema.ts';

const TYPE = /^[a-z0-9_.]{1,100}$/;

/**
 * What names an event, as far as it can be read; every part is safe to log. Its time is when the
 * thing happened, else when the event was made: one or the other name, by event and generation.
 */
export function identityOf(event: unknown): EventIdentity {
  const id = ownText(event, ID, 'id');
  const time = firstInstant(
    own(event, 'data', 'processed_on'),
    own(event, 'data', 'date'),
    own(event, 'data', 'fraud', 'issue_date'),
    own(event, 'created_on'),
    own(event, 'timestamp'),
  );
  return compact({ id, type: ownText(event, TYPE, 'type') ?? 'unknown', time });
}
