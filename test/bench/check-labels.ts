import { isDeepStrictEqual } from 'node:util';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import type { Arrival, Refusal } from '../emulator/store.ts';
import type { BenchEvent } from './events.ts';

/**
 * Every event must have become its label, once, and nothing else may have reached the API.
 * @throws AnnotatorError `internal`
 */
export function checkLabels(
  events: readonly Pick<BenchEvent, 'assessment' | 'label'>[],
  { annotations, refused }: { annotations: readonly Arrival[]; refused: readonly Refusal[] },
): void {
  const open = new Map(events.map(({ assessment, label }) => [assessment, label]));
  for (const { assessment, body } of annotations) {
    const label = open.get(assessment);
    if (!label) throw wrong(`${assessment} was annotated twice, or by no event`);
    if (!isDeepStrictEqual(normal(body), label)) throw wrong(`${assessment} got another label`);
    open.delete(assessment);
  }
  if (open.size > 0) throw wrong(`${open.size} of ${events.length} events did not arrive`);
  if (refused.length > 0) throw wrong(`${refused.length} calls were refused`);
}

/** One moment can be written in several ways. */
function normal(body: Arrival['body']): Arrival['body'] {
  const event = body['transactionEvent'] as { eventTime?: string } | undefined;
  if (!event?.eventTime) return body;
  const eventTime = new Date(event.eventTime).toISOString();
  return { ...body, transactionEvent: { ...event, eventTime } };
}

function wrong(message: string): AnnotatorError {
  return new AnnotatorError('internal', message);
}
