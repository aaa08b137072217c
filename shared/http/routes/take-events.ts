import { AnnotatorError } from '../../annotator-error.ts';
import type { Entry } from '../../delivery/entry.ts';
import { receive } from '../../delivery/receive.ts';
import type { TimeAllowed } from '../../delivery/send.ts';
import { digest } from '../../ledger/digest.ts';
import type { Authenticity, Provider, Reading, SignedRequest } from '../../providers/provider.ts';
import type { Services } from '../../services.ts';
import type { HttpRequest } from '../message.ts';
import { inlineTime } from './inline-time.ts';
import { readingContext } from './reading-context.ts';

/** Longest body of one request, in bytes. */
const LIMIT = 1024 * 1024;

/** A provider that is switched on. */
export interface Sender {
  readonly provider: Provider;
  readonly secrets: unknown;
}

/** What somebody else wants to know while a request is taken in. */
export interface Progress {
  readonly time?: TimeAllowed;
  onRead?(readings: readonly Reading[]): void;
  /** Everything the request says is in the ledger. */
  onDurable?(): void;
}

/**
 * One POST of a provider: authenticated, read, durable, and sent as far as the time allows.
 * @throws AnnotatorError `too_large`, `unsupported_encoding`, `unauthenticated`,
 * `ledger_unavailable`, `keys_unavailable`
 */
export async function takeEvents(
  services: Services,
  { provider, secrets }: Sender,
  request: HttpRequest,
  progress: Progress = {},
): Promise<Entry[]> {
  const { headers, search, waitedMs = 0 } = request;
  const time = progress.time ?? inlineTime(services.clock.now(), waitedMs, provider.answerWithinMs);
  const given = { headers, search, body: await request.readBody(LIMIT) };
  const authentic = await authenticated(services, { provider, secrets }, given);
  const log = request.log.with({ provider: provider.id, secret: authentic.secret });
  for (const reason of authentic.dropped ?? []) log.warning('a part was dropped', { reason });
  const body = authentic.body ?? given.body;
  const readings = provider.read({ ...given, body }, readingContext(services.config));
  progress.onRead?.(readings);
  const { project } = services.config;
  const received = { provider: provider.id, project, readings, body, bodyDigest: digest(body) };
  return receive({ ...services, log }, received, time, progress.onDurable);
}

type Authentic = Extract<Authenticity, { authentic: true }>;

async function authenticated(
  { clock, fetchDocument, trustedRoots }: Services,
  { provider, secrets }: Sender,
  request: SignedRequest,
): Promise<Authentic> {
  const context = {
    now: clock.now(),
    fetchDocument,
    get trustedRoots() {
      return trustedRoots();
    },
  };
  const authenticity = await provider.authenticate(request, secrets, context);
  if (authenticity.authentic) return authenticity;
  throw new AnnotatorError('unauthenticated', `Not authenticated as ${provider.name}`, {
    hint: authenticity.reason,
  });
}
