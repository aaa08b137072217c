import { type EventTable, nothing, type Row, says } from '../event-table.ts';
import { fraudStatement } from '../sign-in-statement.ts';
import type { Entry } from './record.ts';

/**
 * What attack protection found. It is a verdict only where the site says so: leaked passwords are
 * used by their owners, too, and a blocked address may be that of many.
 * Source: https://auth0.com/docs/secure/attack-protection
 */
export const ATTACKS: EventTable<Entry> = {
  pwd_leak: found('a password was used that is known from a leak'),
  signup_pwd_leak: found('somebody signed up with a password that is known from a leak'),
  limit_wc: found('an address was blocked after wrong passwords for one account'),
  limit_mu: found('an address was blocked for too many failed sign-ins or sign-ups'),
  limit_sul: found('an address was blocked after sign-ins to one account came too fast'),
};

function found(because: string): Row<Entry> {
  return (_, { logId, opinions }) =>
    opinions.has('attack-fraudulent')
      ? says(fraudStatement(logId, 'attack', because))
      : nothing(`${because}, which is no verdict unless attack-fraudulent is on`);
}
