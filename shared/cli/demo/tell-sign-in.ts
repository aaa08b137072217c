import { auth0Sender } from '../../../test/providers/auth0/sender.ts';
import { AnnotatorError } from '../../annotator-error.ts';
import { type Environment, parseConfig } from '../../config/config.ts';
import { postEvent, type Told } from '../post-event.ts';
import { callAsSite } from './call-as-site.ts';
import type { SignInChapter } from './sign-in-story.ts';
import { report, type Stage } from './tell.ts';

const PATHS = { link: '/assess/link', outcome: '/outcome' } as const;

/** Tells one thing about a sign-in as its sender would; true when everything came as it should. */
export async function tellSignIn(
  stage: Stage,
  environment: Environment,
  { title, from, told, expect, labels }: SignInChapter,
): Promise<boolean> {
  const answer =
    from === 'auth0'
      ? await asAuth0(stage, environment, told)
      : await asSite(stage, environment, PATHS[from], told);
  return report(stage, title, answer, { status: expect, labels });
}

async function asAuth0({ url }: Stage, environment: Environment, told: object): Promise<Told> {
  const { provider } = auth0Sender;
  const secrets = provider.secrets(parseConfig(environment));
  if (!secrets) throw new AnnotatorError('internal', 'Auth0 is not switched on');
  const request = await auth0Sender.sign(JSON.stringify(told), secrets, Date.now());
  return postEvent(url, provider, request);
}

async function asSite(
  { url }: Stage,
  environment: Environment,
  path: string,
  told: object,
): Promise<Told> {
  const answer = await callAsSite(`${url}${path}`, environment['CALLER_SECRETS'] ?? '', told);
  const [result] = (answer as { results?: Partial<Told>[] }).results ?? [];
  return { status: result?.status ?? JSON.stringify(answer), because: result?.because ?? '' };
}
