import type { Told } from '../../shared/cli/post-event.ts';
import { postEvent } from '../../shared/cli/post-event.ts';
import { instant } from '../../shared/time.ts';
import { auth0Sender } from '../providers/auth0/sender.ts';

/** What happened at the identity provider, as its log stream calls it. */
const TYPES = {
  rightPassword: 's',
  wrongPassword: 'fp',
  secondFactorAsked: 'gd_start_auth',
  secondFactorPassed: 'gd_auth_succeed',
  secondFactorFailed: 'gd_auth_failed',
} as const;

export interface IdentityProvider {
  /** Tells the annotator what happened in a sign-in; what it answered. */
  tell(happened: keyof typeof TYPES, userId: string, ip: string): Promise<Told>;
}

/** Plays Auth0: it knows its users, and nothing of assessments. */
export function identityProvider(annotator: string, streamToken: string): IdentityProvider {
  let records = 0;
  return {
    async tell(happened, userId, ip) {
      records += 1;
      const now = Date.now();
      const log_id = `9002026${now}${String(records).padStart(6, '0')}`;
      const data = {
        log_id,
        type: TYPES[happened],
        date: instant(now),
        strategy_type: 'database',
        user_id: userId,
        ip,
        details: { prompts: [{ name: 'prompt-authenticate' }] },
      };
      const record = JSON.stringify({ log_id, data });
      const request = await auth0Sender.sign(record, [streamToken], now);
      return postEvent(annotator, auth0Sender.provider, request);
    },
  };
}
