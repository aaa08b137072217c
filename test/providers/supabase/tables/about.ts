import type { Subject } from '../../../../shared/providers/provider.ts';

const USER = '7c3d51b8-2f64-4e0a-9b1d-58ae62f0c947';

/** What every attempt of the user is tied by, from this address. */
export function aboutUser(userIp?: string): Subject {
  return { keys: [], account: { ids: [USER], ...(userIp === undefined ? {} : { userIp }) } };
}

export const ABOUT_USER = aboutUser('198.51.100.23');
