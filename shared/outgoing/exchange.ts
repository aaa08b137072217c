import type { Agent } from 'node:http';
import { type AttemptAnswer, attempt, type HttpCall } from './http-attempt.ts';

export interface HttpAnswer extends AttemptAnswer {
  /** The call was sent twice, and nobody knows whether the first one arrived. */
  readonly repeated: boolean;
}

export interface HttpFailure {
  readonly kind: 'failure';
  /** Node's error code, or `TIMEOUT` at the deadline. */
  readonly code: string;
  /** Whether the other side may have got the request. */
  readonly applied: 'no' | 'unknown';
}

/**
 * Sends the call, and once more at once if it met a dead kept-alive connection. Never rejects.
 * @param onRepeat told of each second sending, so that it can be counted
 */
export async function exchange(
  call: HttpCall,
  onRepeat: () => void = () => undefined,
): Promise<HttpAnswer | HttpFailure> {
  const first = await attempt(call);
  if (first.kind === 'answer') return { ...first, repeated: false };
  if (!first.deadSocket) return { kind: 'failure', code: first.code, applied: first.applied };
  dropIdleSockets(call.agent);
  onRepeat();
  const second = await attempt(call);
  return second.kind === 'answer'
    ? { ...second, repeated: true }
    : { kind: 'failure', code: second.code, applied: 'unknown' };
}

/** Where one idle connection is dead its neighbours mostly are too; the second sending gets a fresh one. */
function dropIdleSockets(agent: Agent): void {
  const idle = Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
  for (const socket of idle) socket.destroy();
}
