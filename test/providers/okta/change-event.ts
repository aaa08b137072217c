import type { Opinion } from '../../../shared/config/opinions.ts';
import type { Reading } from '../../../shared/providers/provider.ts';
import { readerOf, readPayload } from '../read-payload.ts';
import { fixtureText, type Sender } from '../sender.ts';
import { oktaSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with something changed in its event; what is undefined is taken out. */
export function withEvent(fixture: string, fields: Fields): string {
  const hook = JSON.parse(fixtureText('okta', fixture));
  Object.assign(hook.data.events[0], fields);
  return JSON.stringify(hook);
}

/** A fixture with something changed in the `debugData` of its event. */
export function withDebugData(fixture: string, fields: Fields): string {
  const hook = JSON.parse(fixtureText('okta', fixture));
  Object.assign(hook.data.events[0].debugContext.debugData, fields);
  return JSON.stringify(hook);
}

/** One request with the events of all of these. */
export function together(...payloads: readonly string[]): string {
  const hooks = payloads.map((payload) => JSON.parse(payload));
  return JSON.stringify({ ...hooks[0], data: { events: hooks.flatMap((one) => one.data.events) } });
}

/** What a payload reads as, sent and authenticated on its way. */
export function readings(payload: string, opinions?: readonly Opinion[]): Promise<Reading[]> {
  return readPayload(oktaSender as Sender, payload, opinions);
}

/** What it says, in the order it says it. */
export async function reasonsOf(payload: string): Promise<string[]> {
  const { statements } = await understood(payload);
  return statements.flatMap(({ annotation }) => annotation.reasons ?? []);
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(oktaSender);
