import type { Agent } from 'node:http';
import type { Credentials } from '../google/credentials.ts';
import { exchange, type HttpAnswer, type HttpFailure } from '../outgoing/exchange.ts';
import type { HttpCall } from '../outgoing/http-attempt.ts';

/** How the API is reached, the same for every call. */
export interface Connection {
  readonly endpoint: URL;
  readonly credentials: Credentials;
  readonly agent: Agent;
  readonly onRepeat: (() => void) | undefined;
}

/**
 * One authorised POST of a JSON text. Never rejects; without a token in time nothing is sent
 * (`NO_CREDENTIALS`), and a token that is refused is forgotten.
 */
export async function postJson(
  { endpoint, credentials, agent, onRepeat }: Connection,
  call: Pick<HttpCall, 'path' | 'body' | 'signal' | 'longestBody'>,
): Promise<HttpAnswer | HttpFailure> {
  const authorization = await credentials.headers(call.signal).catch(() => undefined);
  if (!authorization) return { kind: 'failure', code: 'NO_CREDENTIALS', applied: 'no' };
  const headers = { ...authorization, 'content-type': 'application/json' };
  const answer = await exchange({ ...call, origin: endpoint, headers, agent }, onRepeat);
  if (answer.kind === 'answer' && answer.status === 401) credentials.forget();
  return answer;
}
