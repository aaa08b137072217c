import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { adyenSender } from '../providers/adyen/sender.ts';
import { secretsOf } from '../providers/read-payload.ts';
import { fixtureText, type Sender } from '../providers/sender.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent } from './helpers/ledger-content.ts';
import { deliver, link } from './helpers/site-caller.ts';

const sender = adyenSender as Sender;
/** Sixteen digits: as likely an order number as the id of an assessment. */
const REFERENCE = '4711000000001234';
const ASSESSMENT = 'b6ac310000000000';

/** Adyen tells that a payment with this reference was authorised. */
async function authorise({ port }: HttpBench): Promise<void> {
  const notification = JSON.parse(fixtureText('adyen', 'AUTHORISATION'));
  notification.notificationItems[0].NotificationRequestItem.merchantReference = REFERENCE;
  const payload = JSON.stringify(notification);
  const { headers, body } = await sender.sign(payload, secretsOf(sender, 'current'), START);
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  const path = '/payment-webhook/adyen';
  const answer = await send({ port, path, headers: Object.fromEntries(given), body });
  assert.deepEqual([answer.status, answer.text], [200, '[accepted]']);
}

describe('a merchant reference that has the shape of an assessment', () => {
  const open = () => startHttpBench({ environment: sender.environment('current') });
  const assessments = (bench: HttpBench) =>
    bench.emulator.arrived().map(({ assessment }) => assessment);

  test('is one if Google knows it', async () => {
    const bench = await open();
    await authorise(bench);
    assert.deepEqual(assessments(bench), [REFERENCE]);
  });

  for (const status of [404, 400]) {
    test(`was an order number if Google answers ${status}: the label waits for its link`, async () => {
      const bench = await open();
      bench.emulator.fault({ status, times: 1 });
      await authorise(bench);
      assert.deepEqual(assessments(bench), []);
      assert.deepEqual(ledgerContent(bench.ledgerFile).totals, { 'AUTHORISATION parked': 1 });
      await link(bench, { assessment: ASSESSMENT, keys: [`order:${REFERENCE}`] });
      await deliver(bench);
      assert.deepEqual(assessments(bench), [ASSESSMENT]);
      assert.deepEqual(ledgerContent(bench.ledgerFile).totals, { 'AUTHORISATION delivered': 1 });
    });
  }

  test('is not even tried where the order is linked already', async () => {
    const bench = await open();
    await link(bench, { assessment: ASSESSMENT, keys: [`order:${REFERENCE}`] });
    await authorise(bench);
    assert.deepEqual(assessments(bench), [ASSESSMENT]);
  });
});
