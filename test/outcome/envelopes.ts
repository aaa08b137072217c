import { openEnvelope } from '../../shared/outcome/open-envelope.ts';
import { NOW } from './outcome-reading.ts';

export const ITEM = '{"assessment":"a1b2c3d4e5f60718","signal":"refund"}';
export const NDJSON = `${ITEM}\n${ITEM}`;
export const base64 = (text: string) => Buffer.from(text).toString('base64');
export const TIME = { time: '2026-11-23T11:00:00Z' };
export const STRUCTURED = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
export const EVENT = { specversion: '1.0', id: 'e1', source: '/shop/mfa', type: 'shop.mfa' };
export const BINARY = { 'ce-specversion': '1.0', 'ce-id': 'e1', 'ce-source': '/shop/mfa' };
export const push = (data: string, more: object = {}) => ({
  message: { data: base64(data), messageId: '2070443601311540', attributes: {}, ...more },
  subscription: 'projects/shop/subscriptions/outcomes',
});

export type Headers = Readonly<Record<string, string>>;

/** What a request with this body, as text or as JSON, carries. */
export function open(headers: Headers, body: string | object) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const { items, ...rest } = openEnvelope(headers, bytes, NOW);
  return { items: items.toString(), ...rest };
}
