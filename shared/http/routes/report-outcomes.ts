import { receive } from '../../delivery/receive.ts';
import { digest } from '../../ledger/digest.ts';
import type { Envelope } from '../../outcome/envelope.ts';
import { openEnvelope } from '../../outcome/open-envelope.ts';
import { type OutcomeItem, outcomeItem } from '../../outcome/outcome-item.ts';
import { readOutcome } from '../../outcome/read-outcome.ts';
import { OUTCOME } from '../../outcome/source.ts';
import type { Reading } from '../../providers/provider.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { type CallerBody, readCallerBody } from './authenticated-body.ts';
import { BATCH_LIMIT, batchTime, countItems, resultsOf } from './batch.ts';
import { type Item, parseItems } from './items.ts';
import { requirePath } from './require-path.ts';

/**
 * `POST /`: what the site itself knows of one assessment or many.
 * @throws AnnotatorError `malformed`, `invalid` for a single bad object, `ledger_unavailable`, and
 * what caller auth throws
 */
export async function reportOutcomes(services: Services, request: HttpRequest): Promise<HttpReply> {
  requirePath(request, '/');
  const called = await readCallerBody(services, request, 'outcome', BATCH_LIMIT);
  const { config, clock } = services;
  const now = clock.now();
  const { project } = config;
  const envelope = openEnvelope(request.headers, called.body, now);
  const items = await parseItems(envelope.items, outcomeItem({ project, now }));
  const readings = readAll(services, called, envelope, items);
  const base = { provider: OUTCOME, project, body: called.body, bodyDigest: '' };
  const own = { ...services, log: called.log };
  const entries = await receive(own, { ...base, readings: readings.flat() }, batchTime(clock));
  const results = resultsOf(items, nameOf(called, envelope), entries);
  called.log.info('outcomes reported', countItems(items));
  return json(200, { results });
}

/** What each item says; nothing for one that is invalid. Ids are the caller's own. */
function readAll(
  { pseudonym }: Services,
  called: CallerBody,
  envelope: Envelope,
  items: readonly Item<OutcomeItem>[],
): Reading[][] {
  const { caller } = called;
  const name = nameOf(called, envelope);
  const isUnsigned = envelope.fromHeaders && called.messageId !== undefined;
  const time = isUnsigned ? undefined : envelope.time;
  return items.map((item, index) => {
    if (!('value' in item)) return [];
    const { eventTime = time, ...rest } = item.value;
    const said: OutcomeItem = { ...rest, ...(eventTime === undefined ? {} : { eventTime }) };
    const event = `${caller}/${said.id ?? `${name}#${index}`}`;
    return [readOutcome(said, { event, caller, pseudonym })];
  });
}

/** Names the request, so that it is known when it comes again. */
function nameOf({ messageId, body }: CallerBody, { id }: Envelope): string {
  return messageId ?? id ?? digest(body);
}
