import * as z from 'zod';
import { AnnotatorError } from '../annotator-error.ts';
import { compact } from '../compact.ts';
import { isObject } from '../providers/own.ts';
import type { SignedRequest } from '../providers/provider.ts';
import type { Instant } from '../time.ts';
import { bytesOfBase64 } from './base64.ts';
import type { Envelope } from './envelope.ts';
import { eventName } from './event-name.ts';
import { eventTime } from './event-time.ts';

/** What of the attributes is used. `type` is required too, but says nothing here. */
const attributes = (now: number) =>
  z.looseObject({
    specversion: z.literal('1.0'),
    id: z.string().min(1),
    source: z.string().min(1),
    time: eventTime(now).optional(),
  });

/** Whether a value that nobody declared to be one is a CloudEvent. */
export function isCloudEvent(value: unknown): value is object {
  return (
    isObject(value) &&
    ['specversion', 'id', 'source', 'type'].every((name) => typeof value[name] === 'string')
  );
}

/**
 * A CloudEvent in structured mode.
 * @param now milliseconds since 1970
 * @throws AnnotatorError `invalid`
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export function openStructured(event: unknown, now: number): Envelope {
  const read = attributes(now).safeParse(event);
  if (!read.success) throw invalid(read.error.issues);
  const { id, source, time, data, data_base64: encoded } = read.data;
  if (data !== undefined && encoded !== undefined) throw flaw('data', 'is there twice');
  return {
    items: encoded === undefined ? bytesOfData(data) : decoded(encoded),
    ...named(source, id, time),
  };
}

/**
 * A CloudEvent in binary mode: undefined where no header says so.
 * @param now milliseconds since 1970
 * @throws AnnotatorError `invalid`
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md
 */
export function openBinary(
  headers: SignedRequest['headers'],
  body: Buffer,
  now: number,
): Envelope | undefined {
  const names = ['specversion', 'id', 'source', 'time'].filter(
    (name) => headers[`ce-${name}`] !== undefined,
  );
  if (!names.some((name) => name !== 'time')) return undefined;
  const given = names.map((name) => [name, headerText(name, headers[`ce-${name}`] ?? '')]);
  const read = attributes(now).safeParse(Object.fromEntries(given));
  if (!read.success) throw invalid(read.error.issues, 'ce-');
  const { id, source, time } = read.data;
  return { items: body, ...named(source, id, time), fromHeaders: true };
}

function named(source: string, id: string, time: Instant | undefined) {
  return compact({ id: eventName(source, id), time });
}

function bytesOfData(data: unknown): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  if (typeof data === 'object' && data !== null) return Buffer.from(JSON.stringify(data));
  throw flaw('data', 'must be an object, an array, or a text that holds them');
}

function decoded(encoded: unknown): Buffer {
  const bytes = typeof encoded === 'string' ? bytesOfBase64(encoded) : undefined;
  if (!bytes) throw flaw('data_base64', 'must be base64');
  return bytes;
}

/** Without the quotes a value may stand in, percent-decoded once. */
function headerText(name: string, value: string): string {
  const quoted = /^"(.*)"$/.exec(value)?.[1];
  const text = quoted === undefined ? value : quoted.replace(/\\(.)/g, '$1');
  try {
    return decodeURIComponent(text);
  } catch {
    throw flaw(`ce-${name}`, 'must be percent-encoded UTF-8');
  }
}

function flaw(path: string, message: string): AnnotatorError {
  return invalid([{ path: [path], message }]);
}

function invalid(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  prefix = '',
): AnnotatorError {
  return new AnnotatorError('invalid', 'The CloudEvent does not fit version 1.0', {
    issues: issues.map(({ path, message }) => ({ path: `${prefix}${path.join('.')}`, message })),
  });
}
