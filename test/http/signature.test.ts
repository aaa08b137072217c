import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { STRIPE_SECRET, startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import {
  charge,
  NOW_SECONDS,
  PERSONAL,
  STRIPE_PATH,
  signedByStripe,
  stripeEvent,
  stripeHmac,
} from './helpers/stripe-event.ts';

const OTHER_SECRET = 'whsec_another0endpoint0of0the0same0account';
const BODY = JSON.stringify(stripeEvent(charge()));
const HMAC = stripeHmac(BODY);
const at = (seconds: number) => signedByStripe(BODY, { at: seconds })['stripe-signature'];
const RIGHT = at(NOW_SECONDS);

const REFUSED: Readonly<Record<string, string | string[] | undefined>> = {
  missing: undefined,
  empty: '',
  'wrong by one digit': RIGHT.slice(0, -1) + (RIGHT.endsWith('0') ? '1' : '0'),
  'cut short': RIGHT.slice(0, -2),
  'of another body': signedByStripe(`${BODY} `)['stripe-signature'],
  'right for another secret': signedByStripe(BODY, { secret: OTHER_SECRET })['stripe-signature'],
  'right for no secret': signedByStripe(BODY, { secret: '' })['stripe-signature'],
  'stale by a second': at(NOW_SECONDS - 301),
  'stale by years': at(0),
  'in the future by a second': at(NOW_SECONDS + 301),
  'in the far future': at(999_999_999_999),
  'without a time': `v1=${HMAC}`,
  'with a time that is no number': `t=now,v1=${HMAC}`,
  'with another time than the one signed': `t=${NOW_SECONDS + 1},v1=${HMAC}`,
  'with two times': `t=${NOW_SECONDS},t=${NOW_SECONDS},v1=${HMAC}`,
  'duplicated, both right': [RIGHT, RIGHT],
  'duplicated, the first one right': [RIGHT, at(NOW_SECONDS - 301)],
  'in upper case': RIGHT.toUpperCase(),
  'of another scheme': RIGHT.replace('v1=', 'v0='),
  'not ASCII': `${RIGHT},v2=${Buffer.from('señal').toString('latin1')}`,
  'not ASCII in the signature': RIGHT.replace('v1=', 'v1=\u00e9'),
  'with thousands of signatures': `t=${NOW_SECONDS}${`,v1=${HMAC}`.repeat(60)}`,
  'with many signatures, one right': `t=${NOW_SECONDS}${',v1=00'.repeat(25)},v1=${HMAC}`,
};

describe('a webhook whose signature header is', async () => {
  const bench = await startHttpBench();

  for (const [name, signature] of Object.entries(REFUSED)) {
    test(`${name} is 401, and nothing is written`, async () => {
      const headers = signature === undefined ? {} : { 'stripe-signature': signature };
      const line = bench.lines.length;
      const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body: BODY });

      const { detail } = expectProblem(answer, 401, 'unauthenticated');
      assert.ok(detail, 'the likely mistake is named');
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
      assert.deepEqual(bench.emulator.arrived(), []);
      const logged = bench.lines.slice(line);
      assert.equal(logged.length, 1);
      expectHidden([...logged, answer.text], hidden(signature));
    });
  }

  test('right, made with the newest or oldest clock that is allowed, is taken', async () => {
    for (const seconds of [NOW_SECONDS - 300, NOW_SECONDS, NOW_SECONDS + 300]) {
      const body = JSON.stringify(stripeEvent(charge({ id: `ch_${seconds}` }), { id: 'evt_2' }));
      const headers = signedByStripe(body, { at: seconds });
      const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body });
      assert.equal(answer.status, 200);
    }
  });
});

test('either of two secrets may sign, and the log tells which one did', async () => {
  const bench = await startHttpBench({
    environment: { STRIPE_WEBHOOK_SECRETS: `${OTHER_SECRET}\n${STRIPE_SECRET}` },
  });
  const fingerprints = [];
  for (const [n, secret] of [STRIPE_SECRET, OTHER_SECRET].entries()) {
    const body = JSON.stringify(stripeEvent(charge({ id: `ch_${n}` }), { id: `evt_${n}` }));
    const headers = signedByStripe(body, { secret });
    const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body });
    expectResults(answer, 'delivered');
    fingerprints.push(JSON.parse(bench.lines.at(-1) ?? '').secret);
  }
  assert.equal(new Set(fingerprints).size, 2);
  expectHidden(bench.lines, [STRIPE_SECRET, OTHER_SECRET]);
});

function hidden(signature: string | string[] | undefined): string[] {
  const given = [signature].flat().filter((text) => text !== undefined && text !== '');
  const personal = [...Object.values(PERSONAL.billing_details), PERSONAL.description];
  return [...(given as string[]), ...personal, HMAC, STRIPE_SECRET, OTHER_SECRET];
}
