import type { Emulator } from '../../../test/emulator/emulator.ts';
import type { SignedRequest } from '../../providers/provider.ts';
import { postEvent, type Told } from '../post-event.ts';
import { signStripeEvent } from '../signed-stripe-event.ts';
import { labelLine, outcome } from './print.ts';
import type { Chapter } from './story.ts';

/** Where the story is played. */
export interface Stage {
  readonly url: string;
  readonly secret: string;
  readonly emulator: Emulator;
}

/** What should become of an event: its status, and the labels that arrive because of it. */
export interface Expected {
  readonly status: string;
  readonly labels: readonly string[];
}

const HOUR = 3600;
const STRIPE = { id: 'stripe', function: 'paymentWebhook' } as const;

/** Sends one event as its sender would; true when everything came as it should. */
export async function tell(stage: Stage, chapter: Chapter): Promise<boolean> {
  if (chapter.whileAway) stage.emulator.fault({ status: 503 });
  const told = await postEvent(stage.url, STRIPE, sign(stage, chapter));
  stage.emulator.clearFaults();
  return report(stage, chapter.title, told, { status: chapter.expect, labels: chapter.labels });
}

/** Sends every event once more. */
export async function tellAgain(stage: Stage, chapter: Chapter, expected: Expected) {
  const told = await postEvent(stage.url, STRIPE, sign(stage, chapter));
  return report(stage, `again: ${chapter.title}`, told, expected);
}

let shown = 0;

/** Labels that arrived since the last time, each in one line. */
export function newLabels({ emulator }: Stage): string[] {
  const arrived = emulator.arrived().slice(shown).map(labelLine);
  shown += arrived.length;
  return arrived;
}

export function report(
  stage: Stage,
  title: string,
  { status, because }: Told,
  expected: Expected,
): boolean {
  const arrived = newLabels(stage);
  const good = status === expected.status && arrived.join() === expected.labels.join();
  const details = [because, ...arrived.map((label) => `→ ${label}`)].filter((line) => line !== '');
  if (!good) {
    details.push(`expected ${expected.status} and ${expected.labels.join(', ') || 'no label'}`);
  }
  outcome(good, title, status, details);
  return good;
}

function sign({ secret }: Stage, { event, sign: how }: Chapter): SignedRequest {
  const now = Math.floor(Date.now() / 1000);
  const { body, signature } =
    how === 'forged'
      ? signStripeEvent(event, `${secret}0`)
      : signStripeEvent(event, secret, how === 'stale' ? now - HOUR : now);
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  return { headers, body: Buffer.from(body) };
}
