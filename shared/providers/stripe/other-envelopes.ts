import { isObject } from '../own.ts';
import type { EventIdentity } from '../provider.ts';
import { identityOf } from './event-identity.ts';

/** An event of Stripe in a form that carries no data here, and what to do about it. */
export interface OtherEnvelope {
  readonly event: EventIdentity;
  readonly because: string;
}

const HINT = 'create a webhook endpoint with snapshot payloads';

/** Recognises what Stripe sends through other kinds of event destinations. */
export function otherEnvelope(body: unknown): OtherEnvelope | undefined {
  if (!isObject(body) || body['object'] === 'event') return undefined;
  if (body['object'] === 'v2.core.event') {
    return { event: identityOf(body), because: `a thin event carries no data: ${HINT}` };
  }
  if (typeof body['detail-type'] === 'string' && isObject(body['detail'])) {
    return { event: identityOf(body['detail']), because: `sent by EventBridge: ${HINT}` };
  }
  if (typeof body['specversion'] === 'string' && isObject(body['data'])) {
    return { event: identityOf(body['data']), because: `sent by Event Grid: ${HINT}` };
  }
  return undefined;
}
