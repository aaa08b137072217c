import * as z from 'zod';
import type { EventIdentity } from '../provider.ts';
import { identityOf } from './event-identity.ts';

/** An event of Stripe in a form that carries no data here, and what to do about it. */
export interface OtherEnvelope {
  readonly event: EventIdentity;
  readonly because: string;
}

const HINT = 'create a webhook endpoint with snapshot payloads';

const thinEvent = z.object({ object: z.literal('v2.core.event') });
const eventBridge = z.object({ 'detail-type': z.string(), detail: z.object({}).loose() });
const eventGrid = z.object({ specversion: z.string(), data: z.object({}).loose() });

/** Recognises what Stripe sends through other kinds of event destinations. */
export function otherEnvelope(body: unknown): OtherEnvelope | undefined {
  if (thinEvent.safeParse(body).success) {
    return { event: identityOf(body), because: `a thin event carries no data: ${HINT}` };
  }
  const bridged = eventBridge.safeParse(body);
  if (bridged.success) {
    return { event: identityOf(bridged.data.detail), because: `sent by EventBridge: ${HINT}` };
  }
  const grid = eventGrid.safeParse(body);
  if (grid.success) {
    return { event: identityOf(grid.data.data), because: `sent by Event Grid: ${HINT}` };
  }
  return undefined;
}
