import { AnnotatorError } from '../../annotator-error.ts';
import type { Acknowledgement, Challenge, Provider } from '../../providers/provider.ts';
import type { Services } from '../../services.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { carryOn } from './carry-on.ts';
import { requirePost } from './require-post.ts';
import { type Sender, takeEvents } from './take-events.ts';

/**
 * `POST /{provider}`: authenticate the raw bytes, read them, make the findings durable, send.
 * `GET /{provider}` answers the sender's challenge, where it has one.
 * @throws AnnotatorError `unknown_provider`, `provider_off`, `method_not_allowed`, `too_large`,
 * `unsupported_encoding`, `unauthenticated`, `invalid`, `ledger_unavailable`, `keys_unavailable`
 */
export async function receiveEvents(
  services: Services,
  providers: readonly Provider[],
  request: HttpRequest,
): Promise<HttpReply> {
  const sender = findSender(services, providers, request.path);
  const { answerChallenge, decidesLogin, acknowledgement } = sender.provider;
  if (request.method === 'GET' && answerChallenge) return challengeReply(sender, request);
  requirePost(request);
  if (decidesLogin) await carryOn(services, sender, request);
  else {
    const results = await takeEvents(services, sender, request);
    if (!acknowledgement) return json(200, { results });
  }
  return acknowledgement ? reply(acknowledgement) : { status: 204 };
}

function findSender(services: Services, providers: readonly Provider[], path: string): Sender {
  const id = path.slice(1);
  const provider = providers.find((candidate) => candidate.id === id);
  if (!provider) {
    throw new AnnotatorError('unknown_provider', 'No such provider', {
      hint: `Known here: ${providers.map((known) => known.id).join(', ')}`,
    });
  }
  const secrets = provider.secrets(services.config);
  if (secrets !== undefined) return { provider, secrets };
  throw new AnnotatorError('provider_off', `${provider.name} is not configured`, {
    hint: `Set the secrets of ${provider.name}: docs/providers/${provider.id}.md`,
  });
}

function challengeReply({ provider, secrets }: Sender, request: HttpRequest): HttpReply {
  const query = new URLSearchParams(request.search);
  const challenge: Challenge = { headers: request.headers, query };
  const answer = provider.answerChallenge?.(challenge, secrets) ?? { kind: 'no_challenge' };
  switch (answer.kind) {
    case 'answer':
      return reply(answer.reply);
    case 'refused':
      throw new AnnotatorError('unauthenticated', `Not authenticated as ${provider.name}`, {
        hint: answer.reason,
      });
    case 'no_challenge':
      throw new AnnotatorError('invalid', `No challenge that ${provider.name} would send`);
  }
}

function reply({ contentType, body }: Acknowledgement): HttpReply {
  return { status: 200, headers: { 'content-type': `${contentType}; charset=utf-8` }, body };
}
