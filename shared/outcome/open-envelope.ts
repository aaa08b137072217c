import { AnnotatorError } from '../annotator-error.ts';
import { readJson } from '../providers/json-body.ts';
import type { SignedRequest } from '../providers/provider.ts';
import { isCloudEvent, openBinary, openStructured } from './cloud-event.ts';
import type { Envelope } from './envelope.ts';
import { eventName } from './event-name.ts';
import { isPush, openPush } from './pub-sub.ts';

const STRUCTURED = 'application/cloudevents+json';
const OTHER_CLOUD_EVENTS = 'application/cloudevents';

const OBJECT = /^(?:\ufeff)?\s*\{/;
/** Every body that is an envelope holds one of these; hardly another does. */
const MARKS = ['"specversion"', '"subscription"'];

/**
 * Opens a CloudEvent (structured or binary), a Pub/Sub push, or one inside the other, as Eventarc
 * sends it; any other body is taken as it is. Of two envelopes the inner one names the event.
 * @param now milliseconds since 1970
 * @throws AnnotatorError `malformed`, `invalid`
 */
export function openEnvelope(
  headers: SignedRequest['headers'],
  body: Buffer,
  now: number,
): Envelope {
  const outer =
    openDeclared(headers, body, now) ?? openBinary(headers, body, now) ?? openFound(body, now);
  if (!outer) return openUnwrappedPush(headers, body);
  return openFound(outer.items, now) ?? outer;
}

/**
 * Pub/Sub can push the bare message and name it in a header; what has no such header is plain.
 * Source: https://cloud.google.com/pubsub/docs/payload-unwrapping
 */
function openUnwrappedPush(headers: SignedRequest['headers'], items: Buffer): Envelope {
  const id = headers['x-goog-pubsub-message-id'];
  return id ? { items, id: eventName(id), fromHeaders: true } : { items };
}

/** A body that its content type declares to be a CloudEvent. */
function openDeclared(
  headers: SignedRequest['headers'],
  body: Buffer,
  now: number,
): Envelope | undefined {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!type.startsWith(OTHER_CLOUD_EVENTS)) return undefined;
  if (type !== STRUCTURED) {
    throw new AnnotatorError('invalid', 'Of CloudEvents only one at a time is read, in JSON', {
      hint: `send each as ${STRUCTURED}, or in binary mode`,
    });
  }
  const json = readJson(body);
  if (!json.ok) throw new AnnotatorError('malformed', `No CloudEvent: ${json.because}`);
  return openStructured(json.value, now);
}

/** A body that turns out to be an envelope: looked for without parsing, since most are none. */
function openFound(body: Buffer, now: number): Envelope | undefined {
  if (!OBJECT.test(body.toString('utf8', 0, 64))) return undefined;
  if (!MARKS.some((mark) => body.includes(mark))) return undefined;
  const json = readJson(body);
  if (!json.ok) return undefined;
  if (isCloudEvent(json.value)) return openStructured(json.value, now);
  return isPush(json.value) ? openPush(json.value) : undefined;
}
