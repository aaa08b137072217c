import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pathOf } from '../../functions/targets.ts';
import { DEFAULT_OPINIONS } from '../../shared/config/opinions.ts';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { secretsOf } from '../providers/read-payload.ts';
import { fixtureText, type Sender } from '../providers/sender.ts';
import { twilioSender } from '../providers/twilio/sender.ts';
import { expectResults } from './helpers/expect-answer.ts';
import { type Answer, send } from './helpers/http-client.ts';
import { ledgerBytes } from './helpers/ledger-content.ts';
import { deliver } from './helpers/site-caller.ts';

const FIXTURE = 'verification.pending';
const PHONE = '+15005550006';
const ASSESSMENT = 'a1b2c3d4e5f60718';

function open(opinions: readonly string[]): Promise<HttpBench> {
  const environment = { ...twilioSender.environment('current'), OPINIONS: opinions.join(',') };
  return startHttpBench({ environment });
}

async function sendPending({ port }: HttpBench): Promise<Answer> {
  const sender = twilioSender as Sender;
  const payload = sender.carry(fixtureText('twilio', FIXTURE), ASSESSMENT) ?? '';
  assert.ok(payload.includes(PHONE));
  const request = await sender.sign(payload, secretsOf(sender, 'current'), START);
  const { headers, body, search } = request;
  return send({ port, path: `${pathOf(sender.provider)}?${search}`, headers, body });
}

describe('the phone number of a second factor', () => {
  test('goes to Google with the opinion phone-events', async () => {
    const bench = await open([...DEFAULT_OPINIONS, 'phone-events']);
    expectResults(await sendPending(bench), 'delivered');
    const [label] = bench.emulator.arrived();
    const phone = label?.body['phoneAuthenticationEvent'] as { phoneNumber: string };
    assert.equal(phone.phoneNumber, PHONE);
    assert.deepEqual(label?.body['reasons'], ['INITIATED_TWO_FACTOR']);
  });

  test('stays here without it', async () => {
    const bench = await open(DEFAULT_OPINIONS);
    expectResults(await sendPending(bench), 'delivered');
    assert.deepEqual(bench.emulator.arrived()[0]?.body, { reasons: ['INITIATED_TWO_FACTOR'] });
  });

  test('cannot be read in the ledger or the log while it waits for Google', async () => {
    const bench = await open([...DEFAULT_OPINIONS, 'phone-events']);
    bench.emulator.fault({ status: 503 });
    expectResults(await sendPending(bench), 'pending');
    assert.equal(ledgerBytes(bench.ledgerFile).includes(PHONE), false);
    assert.equal(bench.lines.join('').includes(PHONE), false);
    bench.emulator.clearFaults();
    bench.clock.turn(60_000);
    await deliver(bench);
    const [label] = bench.emulator.arrived();
    assert.ok(JSON.stringify(label?.body).includes(PHONE));
  });
});
