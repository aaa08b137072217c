import type { AccountSubject, Subject } from '../../../../shared/providers/provider.ts';

export const USER = '00u9k2m4p7Qr5TvXw5d7';
export const LOGIN = 'alex.example@example.com';
/** A handle of Identity Engine before there is a session, and the session. */
const HANDLE = 'okta:idxLW553XTNSo-z-E6y3Myslg';
const SESSION = 'okta:102nZHzd6OHSfGG51vsoc22gw';
const FIRST_REQUEST = 'okta:aReqWb8WjwDP76xh@1v8wAABp0';

export const ACCOUNT: AccountSubject = { ids: [USER, LOGIN], userIp: '198.51.100.23' };

export const SIGNING_IN: Subject = { keys: [HANDLE, FIRST_REQUEST], account: ACCOUNT };
export const AT_THE_START: Subject = { keys: [HANDLE], account: ACCOUNT };
export const SIGNED_IN: Subject = { keys: [SESSION], account: ACCOUNT };
export const WITHOUT_SESSION: Subject = { keys: [FIRST_REQUEST], account: ACCOUNT };
export const ONLY_ACCOUNT: Subject = { keys: [], account: ACCOUNT };
