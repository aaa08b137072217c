import type { Credentials } from '../../google/credentials.ts';
import { startDeadline } from '../../outgoing/deadline.ts';
import { exchange } from '../../outgoing/exchange.ts';
import { keepAliveAgent } from '../../outgoing/keep-alive-agent.ts';
import type { Clock } from '../../time.ts';
import type { FirestoreAnswer, FirestoreApi } from './firestore-api.ts';
import { interpretAnswer } from './interpret-answer.ts';

/** Room for a page of documents, in bytes. */
const LONGEST_BODY = 32 * 1024 * 1024;

export interface FirestoreClientOptions {
  /** `https://firestore.googleapis.com`, or an emulator. */
  readonly endpoint: URL;
  /** `projects/…/databases/…/documents` */
  readonly root: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
}

/** A client of one Firestore database over REST: every answer is a value, nothing is thrown. */
export function createFirestoreClient(options: FirestoreClientOptions): FirestoreApi {
  const { endpoint, root, credentials, clock } = options;
  const agent = keepAliveAgent(endpoint);
  return {
    async call(method, body, deadlineMs): Promise<FirestoreAnswer> {
      const deadline = startDeadline(deadlineMs);
      const { signal } = deadline;
      try {
        const authorization = await credentials.headers(signal).catch(() => undefined);
        if (!authorization) return { kind: 'away', status: 'NO_CREDENTIALS', applied: 'no' };
        const answer = await exchange({
          origin: endpoint,
          path: `/v1/${root.split('/').map(encodeURIComponent).join('/')}:${method}`,
          headers: { ...authorization, 'content-type': 'application/json' },
          body: JSON.stringify(body),
          agent,
          signal,
          longestBody: LONGEST_BODY,
        });
        if (answer.kind === 'answer' && answer.status === 401) credentials.forget();
        return interpretAnswer(method, answer, clock.now());
      } finally {
        deadline.clear();
      }
    },
  };
}
