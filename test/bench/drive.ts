import { Agent, request } from 'node:http';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import type { SignedEvent } from '../../shared/cli/signed-stripe-event.ts';

export interface Target {
  readonly port: number;
  readonly path: string;
}

/** Requests under way at any moment. */
const CONCURRENCY = 8;

/**
 * Posts every event once over kept connections, the next as soon as an answer was read.
 * @throws AnnotatorError `internal` at the first answer that is not 200
 */
export async function drive(target: Target, events: readonly SignedEvent[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const queue = events.values();
  const worker = async () => {
    for (const event of queue) {
      const status = await post(target, agent, event);
      if (status !== 200) throw new AnnotatorError('internal', `A webhook was answered ${status}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  } finally {
    agent.destroy();
  }
}

function post({ port, path }: Target, agent: Agent, { body, signature }: SignedEvent) {
  return new Promise<number>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'stripe-signature': signature,
    };
    const options = { host: '127.0.0.1', port, path, method: 'POST', headers, agent };
    const call = request(options, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    });
    call.once('error', reject);
    call.end(body);
  });
}
