import * as z from 'zod';
import { compact } from '../../compact.ts';
import { instantFromText } from '../../time.ts';
import type { Surroundings } from '../event-table.ts';
import { isObject, own, ownText } from '../own.ts';
import type { EventIdentity } from '../provider.ts';

/** Ids of records, transactions and sessions: opaque, so nothing personal can stand in their place. */
export const ID = /^[A-Za-z0-9_.~-]{1,200}$/;
const TYPE = /^[A-Za-z0-9_.-]{1,100}$/;

/**
 * A record of a log stream. The published schemas demand more than old records have, so only what
 * names one is demanded here.
 * Source: https://github.com/auth0/auth0-log-schemas
 */
export const record = z.object({
  log_id: z.string().regex(ID, 'must be a log id'),
  type: z.string().min(1),
  date: z.unknown(),
  /** Read by name, place by place: the rest may hold passwords and codes. */
  data: z.unknown(),
});

export type LogRecord = z.infer<typeof record>;

/** What a row may look at beside the data of its record. */
export interface Entry extends Surroundings, Pick<EventIdentity, 'time'> {
  readonly logId: string;
}

/** Takes a record as a stream wraps it (`{log_id, data}`), or as the log itself shows it. */
export function unwrap(value: unknown): unknown {
  const wrapped = own(value, 'data');
  const data = isObject(wrapped) ? wrapped : value;
  const log_id = own(value, 'log_id') ?? own(data, 'log_id');
  return { log_id, type: own(data, 'type'), date: own(data, 'date'), data };
}

/** What names an unwrapped record, as far as it can be read. */
export function identityOf(unwrapped: unknown): EventIdentity {
  const id = ownText(unwrapped, ID, 'log_id');
  const time = instantFromText(own(unwrapped, 'date'));
  return compact({ id, type: ownText(unwrapped, TYPE, 'type') ?? 'unknown', time });
}

/** What Auth0 takes as `correlation_id`, in the length its newer schemas allow. */
const CORRELATION_ID = /^[\w.*~@+/:-]{1,128}$/;

/** What the site gave the sign-in to be recognised by. */
export function correlationIdOf(data: unknown): string | undefined {
  return ownText(data, CORRELATION_ID, 'references', 'correlation_id');
}
