import type * as http from 'node:http';
import type { Credentials } from '../google/credentials.ts';
import { startDeadline } from '../outgoing/deadline.ts';
import type { HttpAnswer, HttpFailure } from '../outgoing/exchange.ts';
import { keepAliveAgent } from '../outgoing/keep-alive-agent.ts';
import { readCreateAnswer } from './create-answer.ts';
import type { AssessmentClient } from './create-outcome.ts';
import { createPath } from './endpoint.ts';
import { postJson } from './post-json.ts';

export interface AssessmentClientOptions {
  /** Origin of the API or of an emulator, see endpoint.ts. */
  readonly endpoint: URL;
  /** Where assessments are created. */
  readonly project: string;
  readonly credentials: Credentials;
  /** Keeps the connections. Must fit the endpoint's protocol. */
  readonly agent?: http.Agent;
  /** Told each time a call was sent a second time because its kept-alive connection was dead. */
  readonly onRepeat?: () => void;
}

/** An answer repeats the event, which may be as long as a request. */
const LONGEST_ANSWER = 4 * 1024 * 1024;

/** A client of `projects.assessments.create`; every answer is a value, nothing is thrown. */
export function createAssessmentClient(options: AssessmentClientOptions): AssessmentClient {
  const { endpoint, project, credentials, onRepeat } = options;
  const agent = options.agent ?? keepAliveAgent(endpoint);
  const connection = { endpoint, credentials, agent, onRepeat };
  const path = createPath(project);

  return {
    async create(event, deadlineMs) {
      const { signal, clear } = startDeadline(deadlineMs);
      const body = JSON.stringify({ event });
      const call = { path, body, signal, longestBody: LONGEST_ANSWER };
      try {
        const first = await postJson(connection, call);
        const again = hadNoEffect(first);
        const answer = again ? await postJson(connection, call) : first;
        if (answer.kind === 'failure') return { kind: 'unreachable', code: answer.code };
        const mayHaveCounted = (again && !isTokenRefused(first)) || answer.repeated;
        return readCreateAnswer(answer, event, mayHaveCounted);
      } finally {
        clear();
      }
    },
  };
}

/** Our own, before anything was looked at. */
function isTokenRefused(answer: HttpAnswer | HttpFailure): boolean {
  return answer.kind === 'answer' && answer.status === 401;
}

/** The token was refused, the service away, or the connection: trying again at once may help. */
function hadNoEffect(answer: HttpAnswer | HttpFailure): boolean {
  if (answer.kind === 'answer') {
    return !answer.repeated && (answer.status === 401 || answer.status === 503);
  }
  return answer.applied === 'no' && !['TIMEOUT', 'NO_CREDENTIALS'].includes(answer.code);
}
