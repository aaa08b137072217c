import { Agent } from 'node:http';
import type { TestContext } from 'node:test';
import type { Annotation } from '../../shared/annotation/annotation.ts';
import { type Credentials, noCredentials } from '../../shared/google/credentials.ts';
import { createRecaptchaClient } from '../../shared/recaptcha/client.ts';

export const NAME = 'projects/my-shop/assessments/b6ac310000000000';
export const SAID: Annotation = { annotation: 'FRAUDULENT', reasons: ['CHARGEBACK_FRAUD'] };

/** A client with its own connections, counting its repeats. */
export function clientOf(
  context: TestContext,
  endpoint: URL,
  credentials: Credentials = noCredentials,
) {
  const agent = new Agent({ keepAlive: true });
  context.after(() => agent.destroy());
  let repeats = 0;
  const onRepeat = () => {
    repeats += 1;
  };
  const client = createRecaptchaClient({ endpoint, credentials, agent, onRepeat });
  const annotate = (deadlineMs = 5000) => client.annotate(NAME, SAID, deadlineMs);
  return { annotate, client, repeats: () => repeats };
}
