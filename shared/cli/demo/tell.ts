import type { Emulator } from '../../../test/emulator/emulator.ts';
import { type SignedEvent, signStripeEvent } from '../signed-stripe-event.ts';
import { labelLine, outcome } from './print.ts';
import type { Chapter } from './story.ts';

/** Where the story is played. */
export interface Stage {
  readonly url: string;
  readonly secret: string;
  readonly emulator: Emulator;
}

const HOUR = 3600;

/** Sends one event as its sender would; true when everything came as it should. */
export async function tell(stage: Stage, chapter: Chapter): Promise<boolean> {
  if (chapter.whileAway) stage.emulator.fault({ status: 503 });
  const { status, because } = await post(stage.url, sign(stage, chapter));
  stage.emulator.clearFaults();
  return report(stage, chapter.title, status, because, chapter.expect, chapter.labels);
}

/** Sends every event once more. */
export async function tellAgain(stage: Stage, chapter: Chapter, expect: string, labels: string[]) {
  const { status, because } = await post(stage.url, sign(stage, chapter));
  return report(stage, `again: ${chapter.title}`, status, because, expect, labels);
}

let told = 0;

function report(
  { emulator }: Stage,
  title: string,
  status: string,
  because: string,
  expected: string,
  labels: readonly string[],
): boolean {
  const arrived = emulator.arrived().slice(told).map(labelLine);
  told += arrived.length;
  const good = status === expected && arrived.join() === labels.join();
  const details = [because, ...arrived.map((label) => `→ ${label}`)];
  if (!good) details.push(`expected ${expected} and ${labels.join(', ') || 'no label'}`);
  outcome(good, title, status, details);
  return good;
}

function sign({ secret }: Stage, { event, sign: how }: Chapter): SignedEvent {
  const now = Math.floor(Date.now() / 1000);
  if (how === 'forged') return signStripeEvent(event, `${secret}0`);
  return signStripeEvent(event, secret, how === 'stale' ? now - HOUR : now);
}

async function post(url: string, { body, signature }: SignedEvent) {
  const response = await fetch(`${url}/payment-webhook/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signature },
    body,
  });
  const answer = (await response.json()) as {
    results?: { status: string; because?: string }[];
    code?: string;
    detail?: string;
  };
  const [result] = answer.results ?? [];
  return {
    status: result?.status ?? answer.code ?? String(response.status),
    because: result?.because ?? answer.detail ?? '',
  };
}
