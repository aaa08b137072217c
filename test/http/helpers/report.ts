import type { OutgoingHttpHeaders } from 'node:http';
import type { HttpBench } from '../../helpers/http-bench.ts';
import { type Answer, send } from './http-client.ts';
import { signedBySite } from './site-caller.ts';

export const OUTCOME_PATH = '/outcome';
export const WAF_TOKEN_PATH = '/waf-token';

let messages = 0;

/** Reports as one of the site's own services would; every call is a new message. */
export function report(
  { port, clock }: HttpBench,
  body: Uint8Array | string | object,
  {
    headers = {},
    path = OUTCOME_PATH,
    ...signing
  }: { id?: string; secret?: string; headers?: OutgoingHttpHeaders; path?: string } = {},
): Promise<Answer> {
  messages += 1;
  const bytes =
    typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const signature = signedBySite(bytes, {
    at: clock.now(),
    id: `msg_report_${messages}`,
    ...signing,
  });
  return send({ port, path, headers: { ...signature, ...headers }, body: bytes });
}

/** Reports tokens as an edge worker would. */
export function reportToken(
  bench: HttpBench,
  body: string | object,
  options: { id?: string; secret?: string } = {},
): Promise<Answer> {
  return report(bench, body, { ...options, path: WAF_TOKEN_PATH });
}
