import { randomUUID } from 'node:crypto';
import { callAsSite } from '../../shared/cli/demo/call-as-site.ts';
import type { IdentityProvider } from './identity-provider.ts';

/** What `assess` answered; a problem has no verdict. */
interface Answer {
  readonly verdict?: 'allow' | 'challenge' | 'review' | 'block';
  readonly assessment?: string;
}

/** What the page is told. */
export interface PageAnswer {
  readonly outcome: string;
  readonly answer?: Answer;
  readonly session?: string;
  readonly asksForSecondFactor?: true;
}

export interface SignIn {
  readonly siteKey: string;
  readonly token: string;
  readonly user: string;
  readonly password: string;
}

export interface BackEnd {
  signIn(given: SignIn, from: { ip: string; userAgent: string }): Promise<PageAnswer>;
  secondFactor(session: string, code: string): Promise<PageAnswer>;
  /** The assessment of a sign-in that has begun. */
  assessmentOf(session: string): string | undefined;
}

/** The server side of a site that signs users in as `assess` advises. */
export function backEnd(
  annotator: string,
  callerSecret: string,
  provider: IdentityProvider,
): BackEnd {
  const sessions = new Map<string, { userId: string; ip: string; answer: Answer }>();

  async function afterAssessment(
    { user, password }: SignIn,
    ip: string,
    answer: Answer,
  ): Promise<PageAnswer> {
    const { verdict = 'block' } = answer;
    const session = randomUUID();
    const userId = `auth0|${user}`;
    sessions.set(session, { userId, ip, answer });
    const told = { answer, session };
    if (verdict === 'block') return { ...told, outcome: 'You cannot sign in.' };
    const isRight = password === 'right';
    await provider.tell(isRight ? 'rightPassword' : 'wrongPassword', userId, ip);
    if (!isRight) return { ...told, outcome: 'That is not the password.' };
    if (verdict === 'challenge') {
      await provider.tell('secondFactorAsked', userId, ip);
      return { ...told, asksForSecondFactor: true, outcome: 'Please prove that it is you.' };
    }
    const watched = verdict === 'review' ? ' Somebody will look at it.' : '';
    return { ...told, outcome: `You are signed in.${watched}` };
  }

  return {
    async signIn(given, { ip, userAgent }) {
      const answer = await callAsSite(`${annotator}/assess`, callerSecret, {
        token: given.token,
        siteKey: given.siteKey,
        expectedAction: 'login',
        useCase: 'login',
        accountId: `auth0|${given.user}`,
        userIp: ip,
        userAgent,
      });
      return afterAssessment(given, ip, answer as Answer);
    },
    async secondFactor(session, code) {
      const begun = sessions.get(session);
      if (!begun) return { outcome: 'Please sign in first.' };
      const { userId, ip, answer } = begun;
      const isRight = code === '123456';
      await provider.tell(isRight ? 'secondFactorPassed' : 'secondFactorFailed', userId, ip);
      const outcome = isRight ? 'You are signed in.' : 'That is not the code.';
      return { outcome, answer, session };
    },
    assessmentOf: (session) => sessions.get(session)?.answer.assessment,
  };
}
