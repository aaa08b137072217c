import { compact } from '../compact.ts';
import { type AccountIds, accountFields } from '../delivery/personal.ts';
import type { AssessmentEvent } from '../recaptcha/create-outcome.ts';
import type { AssessRequest } from './assess-request.ts';

/**
 * What is asked, as Google's `Event`. The account goes as `accountIds` says, in the same form that
 * its labels will have.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments#Event
 */
export function toEvent(asked: AssessRequest, accountIds: AccountIds): AssessmentEvent {
  const { token, siteKey, expectedAction, userAgent, ja3, ja4, requestedUri } = asked;
  const { transactionData, express, wafTokenAssessment } = asked;
  const { accountId, hashedAccountId } = accountFields(accountIds, asked.accountId);
  const userInfo = { ...asked.userInfo, ...compact({ accountId }) };
  return compact({
    token,
    siteKey,
    expectedAction,
    userIpAddress: asked.userIp,
    userAgent,
    ja3,
    ja4,
    requestedUri,
    hashedAccountId,
    userInfo: Object.keys(userInfo).length > 0 ? userInfo : undefined,
    transactionData,
    express: express || undefined,
    wafTokenAssessment: wafTokenAssessment || undefined,
  });
}
