import { AnnotatorError } from '../../annotator-error.ts';
import { receive } from '../../delivery/receive.ts';
import { digest } from '../../ledger/digest.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { readingContext } from './reading-context.ts';
import { requirePost } from './require-post.ts';

/** Longest body of one event, in bytes. */
const LIMIT = 1024 * 1024;

/** Payment processors wait ten seconds or more; the slowest of our calls leaves room for the ledger. */
const INLINE_MS = 6_000;
const CALL_MS = 4_000;

/**
 * `POST /{provider}`: authenticate the raw bytes, read them, make the findings durable, send.
 * @throws AnnotatorError `unknown_provider`, `provider_off`, `method_not_allowed`, `too_large`,
 * `unsupported_encoding`, `unauthenticated`, `ledger_unavailable`
 */
export async function receiveWebhook(
  services: Services,
  providers: readonly Provider[],
  request: HttpRequest,
): Promise<HttpReply> {
  const provider = findProvider(providers, request.path);
  const secrets = provider.secrets(services.config);
  if (secrets === undefined) {
    throw new AnnotatorError('provider_off', `${provider.name} is not configured`, {
      hint: `Set the secrets of ${provider.name}: docs/providers/${provider.id}.md`,
    });
  }
  requirePost(request);
  const { clock, config } = services;
  const arrivedAt = clock.now();
  const signed = { headers: request.headers, body: await request.readBody(LIMIT) };
  const authenticity = provider.authenticate(signed, secrets, clock.now());
  if (!authenticity.authentic) {
    throw new AnnotatorError('unauthenticated', `Not authenticated as ${provider.name}`, {
      hint: authenticity.reason,
    });
  }
  const log = request.log.with({ provider: provider.id, secret: authenticity.secret });
  const received = {
    provider: provider.id,
    project: config.project,
    readings: provider.read(signed, readingContext(config)),
    body: signed.body,
    bodyDigest: digest(signed.body),
  };
  const time = { finishBy: arrivedAt + INLINE_MS, callMs: CALL_MS };
  return json(200, { results: await receive({ ...services, log }, received, time) });
}

function findProvider(providers: readonly Provider[], path: string): Provider {
  const id = path.slice(1);
  const provider = providers.find((candidate) => candidate.id === id);
  if (provider) return provider;
  throw new AnnotatorError('unknown_provider', 'No such provider', {
    hint: `Known here: ${providers.map((known) => known.id).join(', ')}`,
  });
}
