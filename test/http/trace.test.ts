import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PROJECT, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { charge, STRIPE_PATH, signedByStripe, stripeEvent } from './helpers/stripe-event.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const OTHER_ID = '105445aa7843bc8bf206b12000100000';
const SPAN = '00f067aa0ba902b7';

const HEADERS: Readonly<
  Record<string, readonly [headers: Record<string, string>, trace?: string, span?: string]>
> = {
  'no header': [{}],
  traceparent: [{ traceparent: `00-${ID}-${SPAN}-01` }, ID, SPAN],
  'traceparent of a later version': [{ traceparent: `01-${ID}-${SPAN}-00-x=1` }, ID, SPAN],
  'x-cloud-trace-context': [{ 'x-cloud-trace-context': `${OTHER_ID}/1;o=1` }, OTHER_ID],
  'x-cloud-trace-context without a span': [{ 'x-cloud-trace-context': OTHER_ID }, OTHER_ID],
  'both headers': [
    { traceparent: `00-${ID}-${SPAN}-01`, 'x-cloud-trace-context': `${OTHER_ID}/1;o=1` },
    ID,
    SPAN,
  ],
  'a traceparent that is none, beside the other': [
    { traceparent: 'canary', 'x-cloud-trace-context': `${OTHER_ID}/1` },
    OTHER_ID,
  ],
  'a traceparent that is too short': [{ traceparent: `00-${ID.slice(1)}-${SPAN}-01` }],
  'headers full of other things': [
    { traceparent: 'canary", "x": "', 'x-cloud-trace-context': 'canary/1' },
  ],
};

describe('with', () => {
  for (const [name, [headers, trace, span]] of Object.entries(HEADERS)) {
    test(`${name}, every line of the request is under ${trace ? 'its' : 'no'} trace`, async () => {
      const bench = await startHttpBench();
      const signed = JSON.stringify(stripeEvent(charge()));
      for (const body of [signed, `${signed} forged`]) {
        const all = { ...signedByStripe(signed), ...headers };
        await send({ port: bench.port, path: STRIPE_PATH, headers: all, body });
      }
      assert.equal(bench.lines.length, 2, 'one of a label that was sent, one of a refusal');
      for (const line of bench.lines.map((text) => JSON.parse(text))) {
        const expected = trace && `projects/${PROJECT}/traces/${trace}`;
        assert.equal(line['logging.googleapis.com/trace'], expected);
        assert.equal(line['logging.googleapis.com/spanId'], span);
      }
      expectHidden(bench.lines, ['canary']);
    });
  }
});
