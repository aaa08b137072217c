import { SENDERS } from '../../test/providers/senders.ts';
import type { Environment } from '../config/config.ts';

/** Variables that switch every provider on, with secrets that anybody can look up: for trying out only. */
export function sampleSecrets(): Environment {
  return Object.assign({}, ...SENDERS.map((sender) => sender.environment('current')));
}
