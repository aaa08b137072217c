import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem } from './helpers/expect-answer.ts';
import { deliver, link } from './helpers/site-caller.ts';
import { charge, PERSONAL, sendAsStripe, stripeEvent } from './helpers/stripe-event.ts';
import { switchableLedger } from './helpers/switchable-ledger.ts';

const EMAIL = PERSONAL.billing_details.email;

const UNFORESEEN: Readonly<Record<string, unknown>> = {
  'an error that quotes the payload': new TypeError(`no such thing: ${EMAIL}`),
  'an error that quotes lines like those of a stack': new SyntaxError(
    `${EMAIL} is no JSON\n    at ${EMAIL} (node:internal)\n`,
  ),
  'an error that was caused by one': new RangeError(EMAIL, { cause: new TypeError(EMAIL) }),
  'a text': EMAIL,
  nothing: undefined,
};

for (const [name, thrown] of Object.entries(UNFORESEEN)) {
  describe(`${name}, thrown where nobody foresaw it,`, () => {
    test('is 500 without a word of it, and the log says where it happened', async () => {
      const ledger = switchableLedger();
      const bench = await startHttpBench({ ledger: ledger.wrap });
      ledger.failWith(thrown);
      const event = JSON.stringify(stripeEvent(charge()));
      const answer = await sendAsStripe(bench, event);

      const { title, detail } = expectProblem(answer, 500, 'internal');
      assert.deepEqual([title, detail], ['Something went wrong on our side', undefined]);
      expectHidden([answer.text, ...bench.lines], [EMAIL]);
      const { severity, code, stack_trace: stack } = JSON.parse(bench.lines[0] ?? '');
      assert.deepEqual([severity, code], ['ERROR', 'internal']);
      if (thrown instanceof Error) assert.match(stack, /^\w+Error\n {4}at .*problem\.test\.ts/);

      ledger.recover();
      assert.equal((await sendAsStripe(bench, event)).status, 200, 'the process lives on');
    });
  });
}

test('an unforeseen error of a route for callers is 500 as well', async () => {
  const ledger = switchableLedger();
  const bench = await startHttpBench({ ledger: ledger.wrap });
  ledger.failWith(new TypeError(EMAIL));
  const item = { assessment: 'a1b2c3d4e5f60718', keys: [`mail:${EMAIL}`] };
  const answer = await link(bench, item);
  expectProblem(answer, 500, 'internal');
  expectHidden([answer.text, ...bench.lines], [EMAIL]);
  assert.equal((await deliver(bench)).status, 200, 'nothing is due, so nothing fails');
});
