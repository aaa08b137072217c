import { AnnotatorError } from '../../annotator-error.ts';
import { receive } from '../../delivery/receive.ts';
import { digest } from '../../ledger/digest.ts';
import type { Authenticity, Provider } from '../../providers/provider.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json, text } from '../message.ts';
import { readingContext } from './reading-context.ts';
import { requirePost } from './require-post.ts';

/** Longest body of one request, in bytes. */
const LIMIT = 1024 * 1024;

/** Payment processors wait ten seconds or more; the slowest of our calls leaves room for the ledger. */
const INLINE_MS = 6_000;
const CALL_MS = 4_000;

type Authentic = Extract<Authenticity, { authentic: true }>;

/**
 * `POST /{provider}`: authenticate the raw bytes, read them, make the findings durable, send.
 * `GET /{provider}` answers the sender's challenge, where it has one.
 * @throws AnnotatorError `unknown_provider`, `provider_off`, `method_not_allowed`, `too_large`,
 * `unsupported_encoding`, `unauthenticated`, `invalid`, `ledger_unavailable`, `keys_unavailable`
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
  if (request.method === 'GET' && provider.answerChallenge) {
    return text(200, challengeAnswer(provider, request.search, secrets));
  }
  requirePost(request);
  const { clock, config } = services;
  const arrivedAt = clock.now();
  const given = { headers: request.headers, body: await request.readBody(LIMIT) };
  const authentic = await authenticated(services, provider, given, secrets);
  const log = request.log.with({ provider: provider.id, secret: authentic.secret });
  for (const reason of authentic.dropped ?? []) log.warning('a part was dropped', { reason });
  const body = authentic.body ?? given.body;
  const received = {
    provider: provider.id,
    project: config.project,
    readings: provider.read({ ...given, body }, readingContext(config)),
    body,
    bodyDigest: digest(body),
  };
  const time = { finishBy: arrivedAt + INLINE_MS, callMs: CALL_MS };
  const results = await receive({ ...services, log }, received, time);
  const { acknowledgement } = provider;
  return acknowledgement === undefined ? json(200, { results }) : text(200, acknowledgement);
}

function findProvider(providers: readonly Provider[], path: string): Provider {
  const id = path.slice(1);
  const provider = providers.find((candidate) => candidate.id === id);
  if (provider) return provider;
  throw new AnnotatorError('unknown_provider', 'No such provider', {
    hint: `Known here: ${providers.map((known) => known.id).join(', ')}`,
  });
}

async function authenticated(
  { clock, fetchDocument, trustedRoots }: Services,
  provider: Provider,
  request: { readonly headers: HttpRequest['headers']; readonly body: Buffer },
  secrets: unknown,
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

function challengeAnswer(provider: Provider, search: string, secrets: unknown): string {
  const answer = provider.answerChallenge?.(new URLSearchParams(search), secrets);
  if (answer !== undefined) return answer;
  throw new AnnotatorError('invalid', `No challenge that ${provider.name} would send`);
}
