import { createHmac } from 'node:crypto';
import { CALLER_SECRET, type HttpBench } from '../../helpers/http-bench.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { type Answer, send } from './http-client.ts';

export const LINK_PATH = '/assess/link';
export const DELIVER_PATH = '/deliver';

/**
 * What one of the site's own callers would send: a Standard Webhooks signature over these bytes.
 * @param options.at milliseconds since 1970
 */
export function signedBySite(
  body: Uint8Array | string,
  options: { secret?: string; id?: string; at?: number } = {},
): { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string } {
  const { secret = CALLER_SECRET, id = 'msg_1', at = START } = options;
  const seconds = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const hmac = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body);
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${hmac.digest('base64')}`,
  };
}

/** Asks to link; anything but text and bytes is sent as JSON. */
export function link(
  { port, clock }: HttpBench,
  body: Uint8Array | string | object,
): Promise<Answer> {
  const bytes =
    typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return send({
    port,
    path: LINK_PATH,
    headers: signedBySite(bytes, { at: clock.now() }),
    body: bytes,
  });
}

/** Asks to send what is due. */
export function deliver({ port, clock }: HttpBench, body = ''): Promise<Answer> {
  return send({ port, path: DELIVER_PATH, headers: signedBySite(body, { at: clock.now() }), body });
}
