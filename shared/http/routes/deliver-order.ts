import * as z from 'zod';
import { AnnotatorError } from '../../annotator-error.ts';
import { type RedriveOrder, redriveOrder } from '../../delivery/redrive/order.ts';
import { decodeUtf8 } from '../../utf8.ts';
import { fitting } from './items.ts';

/**
 * What the caller of `deliver` asks for besides a pass: nothing, as the scheduler does, or a redrive.
 * @throws AnnotatorError `malformed` when the body is neither empty nor JSON, `invalid`
 */
export function parseDeliverOrder(
  body: Buffer,
  providers: readonly string[],
): RedriveOrder | undefined {
  const schema = z.strictObject({ redrive: redriveOrder(providers).optional() });
  return fitting(jsonOf(body), schema).redrive;
}

function jsonOf(body: Buffer): unknown {
  const text = decodeUtf8(body)?.trim();
  if (text === '') return {};
  try {
    if (text !== undefined) return JSON.parse(text);
  } catch {
    // Answered below like bytes that are no text.
  }
  throw new AnnotatorError('malformed', 'The body is not JSON');
}
