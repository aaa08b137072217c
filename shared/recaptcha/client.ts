import type * as http from 'node:http';
import { toAnnotateRequest } from '../annotation/annotate-request.ts';
import type { Credentials } from '../google/credentials.ts';
import { startDeadline } from '../outgoing/deadline.ts';
import { keepAliveAgent } from '../outgoing/keep-alive-agent.ts';
import { type Clock, systemClock } from '../time.ts';
import type { AnnotateOutcome, RecaptchaClient } from './annotate-outcome.ts';
import { annotatePath } from './endpoint.ts';
import { interpretAnswer } from './interpret-answer.ts';
import { postJson } from './post-json.ts';

export interface RecaptchaClientOptions {
  /** Origin of the API or of an emulator, see endpoint.ts. */
  readonly endpoint: URL;
  readonly credentials: Credentials;
  /** Keeps the connections; one for all calls. Must fit the endpoint's protocol. */
  readonly agent?: http.Agent;
  readonly clock?: Clock;
  /** Told each time a call was sent a second time because its kept-alive connection was dead. */
  readonly onRepeat?: () => void;
}

/** A client of `projects.assessments.annotate`; every answer is a value, nothing is thrown. */
export function createRecaptchaClient(options: RecaptchaClientOptions): RecaptchaClient {
  const { endpoint, credentials, clock = systemClock, onRepeat } = options;
  const agent = options.agent ?? keepAliveAgent(endpoint);

  return {
    async annotate(name, said, deadlineMs): Promise<AnnotateOutcome> {
      const deadline = startDeadline(deadlineMs);
      try {
        const body = JSON.stringify(toAnnotateRequest(said));
        const call = { path: annotatePath(name), body, signal: deadline.signal };
        const answer = await postJson({ endpoint, credentials, agent, onRepeat }, call);
        if (answer.kind === 'failure') return { ...answer, kind: 'unreachable' };
        return interpretAnswer(answer, said, clock.now());
      } finally {
        deadline.clear();
      }
    },
  };
}
