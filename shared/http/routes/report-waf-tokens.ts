import { linkAssessments } from '../../delivery/link-assessments.ts';
import { receive } from '../../delivery/receive.ts';
import { digest } from '../../ledger/digest.ts';
import { WAF_TOKEN } from '../../outcome/source.ts';
import type { Services } from '../../services.ts';
import { instant } from '../../time.ts';
import { readWafToken, type WafTokenMeaning } from '../../waf/read-waf-token.ts';
import { type WafTokenItem, wafTokenItem } from '../../waf/waf-token-item.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { type CallerBody, readCallerBody } from './authenticated-body.ts';
import { BATCH_LIMIT, batchTime, countItems, resultsOf } from './batch.ts';
import { type Item, parseItems } from './items.ts';
import { requirePath } from './require-path.ts';

/**
 * `POST /`: tokens of the firewall, with what happened to their requests, what to link, or both.
 * @throws AnnotatorError `malformed`, `invalid` for a single bad object, `ledger_unavailable`, and
 * what caller auth throws
 */
export async function reportWafTokens(
  services: Services,
  request: HttpRequest,
): Promise<HttpReply> {
  requirePath(request, '/');
  const called = await readCallerBody(services, request, 'waf-token', BATCH_LIMIT);
  const { project } = services.config;
  const name = called.messageId ?? digest(called.body);
  const now = services.clock.now();
  const items = await parseItems(called.body, wafTokenItem({ project, now }));
  const meanings = meaningsOf(services, called, items, name);
  const answers = await takeIn(services, called, meanings);
  const results = resultsOf(items, name, answers);
  const linked = meanings.filter(({ link }) => link).length;
  called.log.info('waf tokens reported', { ...countItems(items), linked });
  return json(200, { results });
}

/** What each item means; an invalid one means nothing. Ids are the caller's own. */
function meaningsOf(
  { pseudonym }: Services,
  { caller }: CallerBody,
  items: readonly Item<WafTokenItem>[],
  name: string,
): WafTokenMeaning[] {
  return items.flatMap((item, index) => {
    if (!('value' in item)) return [];
    const event = `${caller}/${item.value.id ?? `${name}#${index}`}`;
    return [readWafToken(item.value, { event, caller, pseudonym })];
  });
}

/** Links first, so that what is said finds them; what became of each, in order. */
async function takeIn(
  services: Services,
  { body, log }: CallerBody,
  meanings: readonly WafTokenMeaning[],
): Promise<object[]> {
  const own = { ...services, log };
  const time = batchTime(services.clock);
  // A session token comes again and again: a link that tells no time is one of now.
  const now = instant(services.clock.now());
  const links = meanings.flatMap(({ link }) =>
    link ? { ...link, createTime: link.createTime ?? now } : [],
  );
  const linked = await linkAssessments(own, links, time);
  const readings = meanings.flatMap(({ reading }) => reading ?? []);
  const { project } = services.config;
  const said = { provider: WAF_TOKEN, project, body, bodyDigest: '', readings };
  const entries = await receive(own, said, time);
  const [nextLinked, nextEntry] = [linked.values(), entries.values()];
  return meanings.map(({ link, reading }) => {
    const entry = link && nextLinked.next().value;
    return (reading ? nextEntry.next().value : entry) ?? {};
  });
}
