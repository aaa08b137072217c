import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { braintreeSender } from '../providers/braintree/sender.ts';
import { expectProblem } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';

const CHALLENGE = '20f9f8ed05f77439fe955c977e4c8a53';

describe('a GET with which a sender asks whether the address is ours', async () => {
  const bench = await startHttpBench({ environment: braintreeSender.environment('current') });
  const get = (path: string) => send({ port: bench.port, method: 'GET', path });

  test('is answered as text, and nothing is written', async () => {
    const answer = await get(`/payment-webhook/braintree?bt_challenge=${CHALLENGE}`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'] ?? '', /^text\/plain/);
    assert.match(answer.text, /^[\w-]+\|[0-9a-f]{40}$/);
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });

  test('is 422 without a challenge that the sender would send', async () => {
    for (const search of ['', '?', '?bt_challenge=', '?bt_challenge=zz', `?other=${CHALLENGE}`]) {
      expectProblem(await get(`/payment-webhook/braintree${search}`), 422, 'invalid');
    }
  });

  test('is 405 where the sender has no challenge', async () => {
    const answer = await get(`/payment-webhook/stripe?bt_challenge=${CHALLENGE}`);
    expectProblem(answer, 405, 'method_not_allowed');
  });
});
