import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import { deliveryBench, type TestEvent } from '../../helpers/delivery-bench.ts';
import { scriptedRecaptcha } from '../../helpers/scripted-recaptcha.ts';
import { type Opening, open } from './opening.ts';

/** What an instance is asked to do. */
export type Task =
  | { readonly kind: 'receive'; readonly events: readonly TestEvent[] }
  | { readonly kind: 'link'; readonly assessment: string; readonly keys: string[] }
  | { readonly kind: 'deliver' };

export type ToInstance =
  | { readonly task: Task; readonly id: number }
  | { readonly answer: AnnotateOutcome; readonly call: number };

const api = scriptedRecaptcha();
const waiting = new Map<number, (answer: AnnotateOutcome) => void>();
let calls = 0;
api.annotate = (name, said) =>
  new Promise((resolve) => {
    calls += 1;
    waiting.set(calls, resolve);
    process.send?.({ call: calls, name, said });
  });

const opening: Opening = JSON.parse(process.argv[2] ?? '');
const clock = { now: () => Date.now(), turn: () => undefined };
const bench = deliveryBench(open(opening), { clock, api });

async function perform(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'receive':
      return Promise.all(task.events.map((event) => bench.statuses(event)));
    case 'link':
      return bench.link(task.assessment, task.keys);
    case 'deliver':
      return (await bench.deliver()).left;
  }
}

process.on('message', (message: ToInstance) => {
  if ('answer' in message) {
    waiting.get(message.call)?.(message.answer);
    waiting.delete(message.call);
    return;
  }
  void perform(message.task).then((result) => process.send?.({ id: message.id, result }));
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
