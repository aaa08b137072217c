import { ipAddress } from '../annotation/ip-address.ts';
import { compact } from '../compact.ts';
import type { AccountSubject } from './provider.ts';

const LONGEST_NAME = 1024;
const LONGEST_ADDRESS = 45;

/**
 * The account an event is about, as far as it names one.
 * @param id the sender's own
 * @param names others under which the site may know it: a login name, an e-mail address
 */
export function accountSubject(
  id: unknown,
  names: readonly unknown[],
  userIp: unknown,
): AccountSubject | undefined {
  const ids = [...new Set([id, ...names].filter(isName))];
  if (ids.length === 0) return undefined;
  return compact({
    ids,
    typed: isName(id) ? undefined : (true as const),
    userIp: addressIn(userIp),
  });
}

function isName(value: unknown): value is string {
  const isText = typeof value === 'string' && value !== '';
  return isText && value.length <= LONGEST_NAME && value.isWellFormed();
}

function addressIn(value: unknown): string | undefined {
  const isShort = typeof value === 'string' && value.length <= LONGEST_ADDRESS;
  return isShort ? ipAddress.safeParse(value).data : undefined;
}
