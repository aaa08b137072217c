import { compact } from '../../compact.ts';
import { keysOf } from '../keys-of.ts';
import { metadataValue } from '../metadata-value.ts';
import { own, ownText } from '../own.ts';
import type { Subject } from '../provider.ts';
import { CHALLENGE_SID, VERIFICATION_SID } from './schema.ts';

/** What ties an event to an assessment: a tag of the verification, its SID, or that of a challenge. */
export function subjectOf(event: unknown, metadataKey: string): Subject {
  const carried = lastTag(own(event, 'data', 'send_code_attempts', 'attempts'), metadataKey);
  const sid =
    ownText(event, VERIFICATION_SID, 'data', 'verification_sid') ??
    ownText(event, CHALLENGE_SID, 'challenge_sid');
  return compact({ carried, keys: keysOf('twilio', [sid]) });
}

/** A code that is sent again is another attempt of the same verification, with tags of its own. */
function lastTag(attempts: unknown, name: string): string | undefined {
  if (!Array.isArray(attempts)) return undefined;
  return attempts.flatMap((attempt) => metadataValue(own(attempt, 'tags'), name) ?? []).at(-1);
}
