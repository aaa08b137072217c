import { deliver } from '../../delivery/deliver.ts';
import { createTally } from '../../delivery/delivery-report.ts';
import { firstPart } from '../../delivery/first-part.ts';
import type { RedriveOrder } from '../../delivery/redrive/order.ts';
import { type RedriveReport, redrive } from '../../delivery/redrive/redrive.ts';
import type { TimeAllowed } from '../../delivery/send.ts';
import type { Log, LogFields } from '../../log/log.ts';
import { OWN_SOURCES } from '../../outcome/source.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { readCallerBody } from './authenticated-body.ts';
import { parseDeliverOrder } from './deliver-order.ts';
import { readingContext } from './reading-context.ts';
import { requirePath } from './require-path.ts';
import { untilEnding } from './until-ending.ts';

/** The scheduler's body says nothing; this is room enough for what an operator may ask. */
const LIMIT = 64 * 1024;

/** Under a minute, so that two runs of the every-minute job rarely meet. */
const PASS_MS = 50_000;
/** Short enough that a call begun before SIGTERM is over before the process must be. */
const CALL_MS = 6_000;
/** Of the time: what is opened again should also be sent. */
const FOR_REDRIVING = 1 / 2;

/**
 * `POST /`: sends what is due and answers what was done and what is left; opens again before that
 * what `redrive` asks for. A dry run only answers.
 * @throws AnnotatorError `malformed`, `invalid`, `ledger_unavailable`, and what caller auth throws
 */
export async function sendDue(
  services: Services,
  providers: readonly Provider[],
  request: HttpRequest,
): Promise<HttpReply> {
  requirePath(request, '/');
  const { body, log } = await readCallerBody(services, request, 'deliver', LIMIT);
  const order = parseDeliverOrder(body, [...providers.map(({ id }) => id), ...OWN_SOURCES]);
  const own = { ...services, log };
  const time = untilEnding(services.clock.now() + PASS_MS, CALL_MS);
  const redriven = order && (await redriveFirst(own, providers, order, time));
  const report = await (order?.dryRun ? createTally().report(own) : deliver(own, time));
  const { counts, left, oldestOpenSeconds, breaker } = report;
  if (!order?.dryRun) {
    log.info('delivery pass', { ...counts, ...prefixed(left), oldestOpenSeconds, breaker });
  }
  return json(200, redriven ? { redrive: redriven, ...report } : report);
}

async function redriveFirst(
  services: Services,
  providers: readonly Provider[],
  order: RedriveOrder,
  time: TimeAllowed,
): Promise<RedriveReport> {
  const { config, clock, log } = services;
  const reader = {
    ...services,
    project: config.project,
    reread: (id: string, body: Buffer) =>
      providers
        .find((provider) => provider.id === id)
        ?.read({ headers: {}, body }, readingContext(config)),
  };
  const redriven = await redrive(reader, order, firstPart(clock, time, FOR_REDRIVING));
  logRedrive(log, order, redriven);
  return redriven;
}

/** Who asked is in every line of this log. */
function logRedrive(log: Log, order: RedriveOrder, redriven: RedriveReport): void {
  const { provider, state, code, since, limit } = order;
  const { dryRun, found, reopened, skipped, more } = redriven;
  const asked = { provider, state, code, since: since?.from, limit };
  log.info('redrive', { ...asked, dryRun, found, reopened, skipped, more });
}

function prefixed(left: Readonly<Record<string, number | boolean>>): LogFields {
  return Object.fromEntries(Object.entries(left).map(([name, n]) => [`left_${name}`, n]));
}
