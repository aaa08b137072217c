import type { Subject } from '../../../../shared/providers/provider.ts';

const USER = 'user_01K5V2N8QZ7M4T0XWJ3CFA9RHE';
const EMAIL = 'todd@example.com';

/** What an event about the user is tied by. */
export const ABOUT_USER: Subject = {
  keys: [],
  account: { ids: [USER, EMAIL], userIp: '192.0.2.61' },
};

/** An event that names only the address that was typed. */
export function aboutEmail(email: string): Subject {
  return { keys: [], account: { ids: [email], typed: true, userIp: '192.0.2.61' } };
}

/** What Radar flagged. */
export const ABOUT_RISK: Subject = {
  keys: [],
  account: { ids: [USER, EMAIL], userIp: '198.51.100.77' },
};
export const ABOUT_SIGN_UP: Subject = {
  keys: [],
  account: { ids: [USER, EMAIL], userIp: '198.51.100.77', action: 'sign-up' },
};

/** The event that a code was made knows nobody's address on the network. */
export const ABOUT_CODE: Subject = { keys: [], account: { ids: [USER, EMAIL] } };
export const ABOUT_SESSION: Subject = {
  keys: [],
  account: { ids: [USER], userIp: '192.0.2.61' },
};
