import { AnnotatorError } from '../../annotator-error.ts';
import type { Clock } from '../../time.ts';
import type { FirestoreAnswer, FirestoreApi, FirestoreMethod } from './firestore-api.ts';

/** Everything the store needs of the world. */
export interface FirestoreWorld {
  readonly api: FirestoreApi;
  /** `projects/…/databases/…/documents` */
  readonly root: string;
  readonly clock: Clock;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** At least 0 and less than 1. */
  readonly random: () => number;
}

/** One request is given up after this long, so that another can be tried; milliseconds. */
const LONGEST_CALL_MS = 2_500;
const SHORTEST_CALL_MS = 500;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

export type Asked =
  | { readonly kind: 'ok'; readonly json: unknown }
  /** `doubtful`: an earlier try of the same request may have been carried out. */
  | { readonly kind: 'outrun'; readonly status: string; readonly doubtful: boolean };

/**
 * Asks again, after a growing random pause, while Firestore is away or busy.
 * @param giveUpAt milliseconds since 1970
 * @throws AnnotatorError `ledger_unavailable` when the time is over, or asking again cannot help
 */
export async function ask(
  world: FirestoreWorld,
  method: FirestoreMethod,
  body: object,
  giveUpAt: number,
): Promise<Asked> {
  const { api, clock, sleep, random } = world;
  let doubtful = false;
  for (let tries = 1; ; tries += 1) {
    const left = giveUpAt - clock.now();
    const deadlineMs = Math.min(Math.max(left, SHORTEST_CALL_MS), LONGEST_CALL_MS);
    const answer = await api.call(method, body, deadlineMs);
    if (answer.kind === 'ok') return answer;
    if (answer.kind === 'outrun') return { ...answer, doubtful };
    if (answer.kind === 'refused') throw unavailable(answer);
    doubtful ||= answer.applied === 'unknown';
    const pause = Math.max(backoff(tries, random), answer.retryAfterMs ?? 0);
    if (clock.now() + pause >= giveUpAt) throw unavailable(answer);
    await sleep(pause);
  }
}

/** Asks for what is there. @throws AnnotatorError `ledger_unavailable` */
export async function read(
  world: FirestoreWorld,
  method: Exclude<FirestoreMethod, 'commit'>,
  body: object,
  giveUpAt: number,
): Promise<unknown> {
  const asked = await ask(world, method, body, giveUpAt);
  if (asked.kind === 'ok') return asked.json;
  throw unavailable(asked);
}

/** A random pause whose ceiling doubles with each try; milliseconds. */
export function backoff(tries: number, random: () => number): number {
  return Math.round(random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1)));
}

export function unavailable(
  answer: Exclude<FirestoreAnswer, { kind: 'ok' }> | Extract<Asked, { kind: 'outrun' }>,
): AnnotatorError {
  const reason = 'message' in answer ? `${answer.status}: ${answer.message}` : answer.status;
  const retryAfter = 'retryAfterMs' in answer ? Math.ceil((answer.retryAfterMs ?? 0) / 1000) : 0;
  return new AnnotatorError('ledger_unavailable', 'The ledger cannot be reached', {
    hint: `Firestore answered ${reason}`,
    retryAfter: Math.max(5, retryAfter),
  });
}
