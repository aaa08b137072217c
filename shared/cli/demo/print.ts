import type { Arrival } from '../../../test/emulator/store.ts';
import { PAID_THROUGH } from './paid-through.ts';
import { SIGNED_IN } from './sign-in-story.ts';
import { ASSESSMENTS } from './story.ts';

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const RED = '\u001b[31m';
const GREEN = '\u001b[32m';
const PLAIN = '\u001b[0m';

const isTerminal = process.stdout.isTTY;

function styled(style: string, text: string): string {
  return isTerminal ? `${style}${text}${PLAIN}` : text;
}

export function heading(text: string): void {
  console.log(`\n${styled(BOLD, text)}\n`);
}

/** One line of the story: the mark, what happened, what became of it, and why. */
export function outcome(good: boolean, title: string, status: string, details: readonly string[]) {
  const mark = good ? styled(GREEN, '✔') : styled(RED, '✘');
  console.log(`${mark} ${title}: ${styled(BOLD, status)}`);
  for (const detail of details) console.log(styled(DIM, `    ${detail}`));
}

/** A label in one line: verdict, reasons, transaction event, nickname of the assessment. */
export function labelLine({ assessment, body }: Arrival): string {
  const { annotation, reasons, transactionEvent } = body as {
    annotation?: string;
    reasons?: string[];
    transactionEvent?: { eventType?: string };
  };
  const nickname = Object.entries({ ...ASSESSMENTS, ...PAID_THROUGH, ...SIGNED_IN }).find(
    ([, id]) => id === assessment,
  )?.[0];
  return [
    annotation ?? '-',
    reasons?.join('+') ?? '-',
    transactionEvent?.eventType ?? '-',
    nickname ?? assessment,
  ].join(' ');
}
