import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliverReport } from '../../shared/delivery/delivery-report.ts';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden } from './helpers/expect-answer.ts';
import { ledgerContent } from './helpers/ledger-content.ts';
import { deliver, link } from './helpers/site-caller.ts';
import { charge, expectTaken, PERSONAL, stripeEvent } from './helpers/stripe-event.ts';

const ASSESSMENT = 'a1b2c3d4e5f60718';
const DISPUTE = JSON.stringify(
  stripeEvent(
    {
      id: 'dp_1',
      object: 'dispute',
      charge: 'ch_1',
      payment_intent: 'pi_1',
      amount: 4200,
      currency: 'usd',
      reason: 'fraudulent',
      status: 'needs_response',
      metadata: {},
      evidence: { customer_name: PERSONAL.billing_details.name },
    },
    { id: 'evt_2', type: 'charge.dispute.created' },
  ),
);

for (const shadow of ['true', 'stripe']) {
  test(`with SHADOW=${shadow} an event is recorded, told in the log, and not sent`, async () => {
    const bench = await startHttpBench({ environment: { SHADOW: shadow } });
    await expectTaken(bench, JSON.stringify(stripeEvent(charge())), 'shadowed');
    await expectTaken(bench, DISPUTE, 'shadowed');
    await expectTaken(bench, DISPUTE, 'duplicate');
    assert.deepEqual(bench.emulator.arrived(), []);
    const lines = bench.lines.map((line) => JSON.parse(line));
    const { message, annotation, reasons, transactionEvent } = lines.find(
      ({ event }) => event === 'evt_2',
    );
    assert.deepEqual(
      [message, annotation, reasons, transactionEvent],
      ['annotation shadowed', 'FRAUDULENT', 'CHARGEBACK_FRAUD', 'CHARGEBACK'],
    );
  });
}

test('with SHADOW=false an event is sent', async () => {
  const bench = await startHttpBench({ environment: { SHADOW: 'false' } });
  await expectTaken(bench, JSON.stringify(stripeEvent(charge())), 'delivered');
});

test('what is parked in shadow mode is recorded when it is linked', async () => {
  const bench = await startHttpBench({ environment: { SHADOW: 'true' } });
  await expectTaken(bench, DISPUTE, 'parked');
  await link(bench, { assessment: ASSESSMENT, keys: ['stripe:pi_1'] });
  assert.deepEqual(ledgerContent(bench.ledgerFile).totals, {
    'charge.dispute.created shadowed': 1,
  });
  assert.deepEqual(bench.emulator.arrived(), []);
});

test('deliver tells what it would have sent', async () => {
  const bench = await startHttpBench();
  bench.emulator.fault({ status: 503, times: 1 });
  await expectTaken(bench, JSON.stringify(stripeEvent(charge())), 'pending');
  Object.assign(bench.services.policy, { shadows: () => true });
  bench.clock.turn(31_000);
  const answer = await deliver(bench);
  const { counts, wouldSend } = answer.json as DeliverReport;
  assert.deepEqual(counts, { shadowed: 1 });
  const [withheld] = wouldSend ?? [];
  assert.deepEqual(
    [withheld?.event, withheld?.assessment],
    ['evt_1', `projects/test-project/assessments/${ASSESSMENT}`],
  );
  assert.ok(Object.keys(withheld?.wouldSend ?? {}).length > 0);
  expectHidden([answer.text, ...bench.lines], Object.values(PERSONAL.billing_details));
});
