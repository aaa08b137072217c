import { Agent } from 'node:http';
import type { TestContext } from 'node:test';
import { type Credentials, noCredentials } from '../../shared/google/credentials.ts';
import { createAssessmentClient } from '../../shared/recaptcha/create-client.ts';

export const EVENT = { token: 'a-token', siteKey: 'a-key', userInfo: { accountId: 'sam' } };
export const PATH = '/v1/projects/my-shop/assessments';
export const ASSESSMENT = { name: 'projects/my-shop/assessments/b6ac310000000000' };

/** A client with its own connections, counting its repeats. */
export function createClientOf(
  context: TestContext,
  endpoint: URL,
  credentials: Credentials = noCredentials,
) {
  const agent = new Agent({ keepAlive: true });
  context.after(() => agent.destroy());
  let repeats = 0;
  const client = createAssessmentClient({
    endpoint,
    project: 'my-shop',
    credentials,
    agent,
    onRepeat: () => {
      repeats += 1;
    },
  });
  const create = (deadlineMs = 5000) => client.create(EVENT, deadlineMs);
  return { create, client, repeats: () => repeats };
}
