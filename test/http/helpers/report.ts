import type { OutgoingHttpHeaders } from 'node:http';
import type { HttpBench } from '../../helpers/http-bench.ts';
import { type Answer, send } from './http-client.ts';
import { signedBySite } from './site-caller.ts';

export const OUTCOME_PATH = '/outcome';

let messages = 0;

/** Reports as one of the site's own services would; every call is a new message. */
export function report(
  { port, clock }: HttpBench,
  body: Uint8Array | string | object,
  {
    headers = {},
    ...signing
  }: { id?: string; secret?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Answer> {
  messages += 1;
  const bytes =
    typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const signature = signedBySite(bytes, {
    at: clock.now(),
    id: `msg_report_${messages}`,
    ...signing,
  });
  return send({ port, path: OUTCOME_PATH, headers: { ...signature, ...headers }, body: bytes });
}
