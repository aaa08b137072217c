import { deliver } from '../../delivery/deliver.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { readCallerBody } from './authenticated-body.ts';
import { requirePath } from './require-path.ts';
import { untilEnding } from './until-ending.ts';

/** The scheduler's body says nothing; this is room enough for what an operator may ask. */
const LIMIT = 64 * 1024;

/** Under a minute, so that two runs of the every-minute job rarely meet. */
const PASS_MS = 50_000;
/** Short enough that a call begun before SIGTERM is over before the process must be. */
const CALL_MS = 6_000;

/** `POST /`: sends what is due and answers what was done and what is left. */
export async function sendDue(services: Services, request: HttpRequest): Promise<HttpReply> {
  requirePath(request, '/');
  const { log } = await readCallerBody(services, request, 'deliver', LIMIT);
  const time = untilEnding(services.clock.now() + PASS_MS, CALL_MS);
  const report = await deliver({ ...services, log }, time);
  const { counts, left, oldestOpenSeconds, breaker } = report;
  log.info('delivery pass', { ...counts, ...prefixed(left), oldestOpenSeconds, breaker });
  return json(200, report);
}

function prefixed(left: Readonly<Record<string, number | boolean>>) {
  return Object.fromEntries(Object.entries(left).map(([name, n]) => [`left_${name}`, n]));
}
