import * as z from 'zod';
import { AnnotatorError } from '../annotator-error.ts';
import { compact } from '../compact.ts';
import { isObject } from '../providers/own.ts';
import { bytesOfBase64 } from './base64.ts';
import type { Envelope } from './envelope.ts';
import { eventName } from './event-name.ts';

const push = z.looseObject({
  message: z.looseObject({
    data: z.string({ error: 'must be there: a message of attributes alone has no items' }).min(1),
    messageId: z.string().min(1).optional(),
  }),
});

/** Whether a value is what Pub/Sub pushes. */
export function isPush(value: unknown): value is object {
  return isObject(value) && isObject(value['message']) && typeof value['subscription'] === 'string';
}

/**
 * A message that Pub/Sub pushed. It has no time: `publishTime` is when it was told, not when it
 * happened.
 * @throws AnnotatorError `invalid`
 * Source: https://cloud.google.com/pubsub/docs/push#receive_push
 */
export function openPush(value: unknown): Envelope {
  const read = push.safeParse(value);
  if (!read.success) throw invalid(read.error.issues);
  const { data, messageId } = read.data.message;
  const items = bytesOfBase64(data);
  if (!items) throw invalid([{ path: ['message', 'data'], message: 'must be base64' }]);
  return compact({ items, id: messageId && eventName(messageId) });
}

function invalid(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): AnnotatorError {
  return new AnnotatorError('invalid', 'The Pub/Sub message has no items', {
    issues: issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}
