import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CALLER_SECRET, CLOCK_SECRET, startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { expectHidden, expectProblem } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { DELIVER_PATH, LINK_PATH, signedBySite } from './helpers/site-caller.ts';
import { signedByStripe } from './helpers/stripe-event.ts';

const BODY = '{"assessment":"a1b2c3d4e5f60718","keys":["order:canary"]}';
const OTHER_SECRET = `whsec_${Buffer.alloc(24, 'other').toString('base64')}`;
const RIGHT = signedBySite(BODY);

const REFUSED: Readonly<Record<string, object>> = {
  'says nothing about itself': {},
  'signs with another secret': signedBySite(BODY, { secret: OTHER_SECRET }),
  'signs another body': signedBySite(`${BODY} `),
  'signed more than 5 minutes ago': signedBySite(BODY, { at: START - 301_000 }),
  'signed more than 5 minutes ahead': signedBySite(BODY, { at: START + 301_000 }),
  'gives another id than the one it signed': { ...RIGHT, 'webhook-id': 'msg_2' },
  'gives no id': { ...RIGHT, 'webhook-id': undefined },
  'gives no time': { ...RIGHT, 'webhook-timestamp': undefined },
  'gives no signature': { ...RIGHT, 'webhook-signature': undefined },
  'signs twice the same header': { ...RIGHT, 'webhook-id': ['msg_1', 'msg_1'] },
  'signs with letters that are not ASCII': { ...RIGHT, 'webhook-id': 'msg_\u00e9' },
  'brings a token nobody signed': { authorization: 'Bearer canary.canary.canary' },
  'brings a password': { authorization: `Basic ${btoa('canary:canary')}` },
  'brings a token besides a bad signature': {
    ...RIGHT,
    'webhook-id': 'msg_2',
    authorization: 'Bearer canary.canary.canary',
  },
  'signs as Stripe does': signedByStripe(BODY),
  'signs as Stripe does, with a secret of callers': signedByStripe(BODY, { secret: CALLER_SECRET }),
};

for (const path of [LINK_PATH, DELIVER_PATH]) {
  describe(`a caller of ${path} that`, async () => {
    const bench = await startHttpBench();
    for (const [name, given] of Object.entries(REFUSED)) {
      test(`${name} is 401, and nothing is written`, async () => {
        const headers = Object.fromEntries(
          Object.entries(given).filter(([, value]) => value !== undefined),
        );
        const answer = await send({ port: bench.port, path, headers, body: BODY });
        const { detail } = expectProblem(answer, 401, 'unauthenticated');
        assert.ok(detail, 'what to change is told');
        assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
        const secrets = [CALLER_SECRET, RIGHT['webhook-signature'], 'canary'];
        expectHidden([...bench.lines, answer.text], secrets);
      });
    }
  });
}

describe('a secret whose scopes', () => {
  test('leave out the route is 401 there, and the scope that is missing is told', async () => {
    const bench = await startHttpBench();
    const headers = signedBySite(BODY, { secret: CLOCK_SECRET });
    const answer = await send({ port: bench.port, path: LINK_PATH, headers, body: BODY });
    assert.match(expectProblem(answer, 401, 'unauthenticated').detail ?? '', /scope assess/);
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });

  test('name the route may call it', async () => {
    const bench = await startHttpBench();
    const headers = signedBySite('', { secret: CLOCK_SECRET });
    const answer = await send({ port: bench.port, path: DELIVER_PATH, headers, body: '' });
    assert.equal(answer.status, 200);
  });
});

test('without CALLER_SECRETS nobody may call', async () => {
  const bench = await startHttpBench({ environment: { CALLER_SECRETS: '' } });
  for (const path of [LINK_PATH, DELIVER_PATH]) {
    const headers = signedBySite(BODY, { secret: 'whsec_' });
    const answer = await send({ port: bench.port, path, headers, body: BODY });
    expectProblem(answer, 401, 'unauthenticated');
  }
  assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
});

test('the log names the caller and tells which of its secrets signed', async () => {
  const bench = await startHttpBench();
  await send({ port: bench.port, path: LINK_PATH, headers: signedBySite(BODY), body: BODY });
  const clock = signedBySite('', { secret: CLOCK_SECRET });
  await send({ port: bench.port, path: DELIVER_PATH, headers: clock, body: '' });
  const lines = bench.lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ caller }) => caller),
    ['site', 'clock'],
  );
  for (const { secret } of lines) assert.match(secret, /^[0-9a-f]{8}$/);
  assert.notEqual(lines[0].secret, lines[1].secret);
});
