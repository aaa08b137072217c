import { compact } from '../../compact.ts';
import { type Instant, instant } from '../../time.ts';
import { own, ownText } from '../own.ts';
import type { EventIdentity } from '../provider.ts';
import { ID } from './schema.ts';

/** `access.LOGIN`, `admin.USER-UPDATE`, or what an application published under a name of its own. */
const TYPE = /^[A-Za-z0-9_.-]{1,100}$/;
/** 9999-12-31T23:59:59.999Z */
const LAST_MILLISECOND = 253_402_300_799_999;

/** What names an event, as far as it can be read. */
export function identityOf(event: unknown): EventIdentity {
  const id = ownText(event, ID, 'uid');
  const time = instantOf(own(event, 'time'));
  return compact({ id, type: ownText(event, TYPE, 'type') ?? 'unknown', time });
}

/** Keycloak tells milliseconds since 1970. */
function instantOf(time: unknown): Instant | undefined {
  const isTime = typeof time === 'number' && time >= 0 && time <= LAST_MILLISECOND;
  return isTime ? instant(time) : undefined;
}
