import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../processes/senders.ts';
import type { PlannedMessage } from '../plan/plan.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/** What the sender knows of one message; milliseconds of its own clock. */
export interface Sent {
  readonly message: PlannedMessage;
  readonly firstSentAt: number;
  /** When a 2xx came. */
  readonly answeredAt: number;
  /** What the answer said became of it. */
  readonly status: string;
  readonly tries: number;
  /** How many of them were answered with something else. */
  readonly refusals: number;
}

export interface Sender {
  /** Messages on their way at the same time. */
  readonly atOnce: number;
  /** Where to send next. */
  readonly url: () => string;
  readonly random: () => number;
  /** Told before each new message which share of all was begun. */
  readonly onProgress: (share: number) => void;
}

/** Sends every message until it is answered with a 2xx, as Stripe would but with short pauses. */
export async function sendAll(
  messages: readonly PlannedMessage[],
  sender: Sender,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const queue = messages.entries();
  async function work(): Promise<void> {
    for (const [index, message] of queue) {
      sender.onProgress(index / messages.length);
      sent.push(await sendOne(message, sender));
    }
  }
  await Promise.all(Array.from({ length: sender.atOnce }, work));
  sender.onProgress(1);
  return sent;
}

async function sendOne(message: PlannedMessage, { url, random }: Sender): Promise<Sent> {
  const firstSentAt = performance.now();
  let refusals = 0;
  for (let tries = 1; ; tries += 1) {
    const reply = await say(url(), message, Date.now());
    if (reply?.status === 200) {
      const status = reply.body.results?.[0]?.status ?? '';
      return { message, firstSentAt, answeredAt: performance.now(), status, tries, refusals };
    }
    if (reply) refusals += 1;
    const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
    await sleep(ceiling * (0.5 + random() / 2));
  }
}
