import { type EventTable, nothing, on, says } from '../event-table.ts';
import { fraudStatement } from '../sign-in-statement.ts';
import { radarDetection } from './schema.ts';

/**
 * What of Radar's controls means an attack. The others mean a device or an account that was not seen
 * for long, or somebody on a list the site keeps itself.
 * Source: https://workos.com/docs/authkit/radar
 */
const ATTACKS: ReadonlySet<string> = new Set([
  'bot_detection',
  'brute_force_attack',
  'credential_stuffing',
  'domain_sign_up_rate_limit',
  'impossible_travel',
  'ip_sign_up_rate_limit',
  'repeat_sign_up',
]);

export const RADAR: EventTable = {
  'authentication.radar_risk_detected': on(radarDetection, ({ id, data }, { opinions }) => {
    if (!ATTACKS.has(data.control ?? '')) return nothing('Radar names no attack, only a risk');
    if (!opinions.has('attack-fraudulent')) {
      return nothing('Radar suspects an attack, which is no verdict here');
    }
    return says(
      fraudStatement(id, 'attack', 'Radar suspects an attack, which counts as fraud here'),
    );
  }),
};
