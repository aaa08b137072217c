import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectHidden, expectProblem, expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent, NOTHING } from './helpers/ledger-content.ts';
import { DELIVER_PATH, LINK_PATH, signedBySite } from './helpers/site-caller.ts';
import {
  charge,
  PERSONAL,
  STRIPE_PATH,
  signedByStripe,
  stripeEvent,
} from './helpers/stripe-event.ts';

const BODY = JSON.stringify(stripeEvent(charge()));

describe('a path that leads nowhere', async () => {
  const bench = await startHttpBench();

  const UNKNOWN = {
    '/payment-webhook/nobody': 'unknown_provider',
    '/payment-webhook': 'unknown_provider',
    '/payment-webhook/': 'unknown_provider',
    '/payment-webhook/stripe/more': 'unknown_provider',
    '/payment-webhook/Stripe': 'unknown_provider',
    '/payment-webhook/__proto__': 'unknown_provider',
    '/payment-webhook/constructor': 'unknown_provider',
    '/payment-webhook/..%2f..%2fassess%2flink': 'unknown_provider',
    '/': 'not_found',
    '/nothing': 'not_found',
    '/payment-webhooks/stripe': 'not_found',
    '/stripe': 'not_found',
    '//payment-webhook/stripe': 'not_found',
    '/payment-webhook/../assess/link': 'unknown_provider',
    '/assess/links': 'not_found',
    '/deliver/now': 'not_found',
    '/%00': 'not_found',
  };
  for (const [path, code] of Object.entries(UNKNOWN)) {
    test(`${path} is 404 ${code}, whoever signed`, async () => {
      const headers = { ...signedByStripe(BODY), ...signedBySite(BODY) };
      const answer = await send({ port: bench.port, path, headers, body: BODY });
      expectProblem(answer, 404, code);
      assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
      expectHidden([...bench.lines, answer.text], [PERSONAL.billing_details.email]);
    });
  }

  test('an unknown provider is told which ones there are', async () => {
    const answer = await send({ port: bench.port, path: '/payment-webhook/nobody', body: BODY });
    assert.match(expectProblem(answer, 404, 'unknown_provider').detail ?? '', /\bstripe\b/);
  });

  test('a path of ten thousand slashes costs no time', async () => {
    const path = `${'/'.repeat(15_000)}x`;
    const before = process.cpuUsage();
    expectProblem(await send({ port: bench.port, path }), 404, 'not_found');
    const { user } = process.cpuUsage(before);
    assert.ok(user < 100_000, `${user / 1000} ms`);
  });
});

test('a path may end in slashes and have a query', async () => {
  const bench = await startHttpBench();
  const path = `${STRIPE_PATH}//?account=%ff&x`;
  const answer = await send({ port: bench.port, path, headers: signedByStripe(BODY), body: BODY });
  expectResults(answer, 'delivered');
});

test('a provider without its secret is off: 404, however it is signed', async () => {
  const bench = await startHttpBench({ environment: { STRIPE_WEBHOOK_SECRETS: '' } });
  for (const secret of ['', 'undefined', 'whsec_']) {
    const headers = signedByStripe(BODY, { secret });
    const answer = await send({ port: bench.port, path: STRIPE_PATH, headers, body: BODY });
    const { detail } = expectProblem(answer, 404, 'provider_off');
    assert.match(detail ?? '', /secrets of Stripe/);
  }
  assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
});

describe('a method that is not POST', async () => {
  const bench = await startHttpBench();
  for (const path of [STRIPE_PATH, LINK_PATH, DELIVER_PATH]) {
    for (const method of ['GET', 'PUT', 'OPTIONS', 'DELETE', 'PATCH', 'PROPFIND']) {
      test(`${method} ${path} is 405 and told what is allowed`, async () => {
        const body = method === 'PUT' ? BODY : '';
        const headers = { ...signedByStripe(body), ...signedBySite(body) };
        const answer = await send({ port: bench.port, path, method, headers, body });
        expectProblem(answer, 405, 'method_not_allowed');
        assert.equal(answer.headers.allow, 'POST');
        assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
      });
    }
    test(`HEAD ${path} is 405 without a body`, async () => {
      const { status, headers, text } = await send({ port: bench.port, path, method: 'HEAD' });
      assert.deepEqual([status, headers.allow, text], [405, 'POST', '']);
    });
  }
});

describe('health', async () => {
  const bench = await startHttpBench();
  const TARGETS = {
    '/health': 'annotator',
    '/payment-webhook/health': 'paymentWebhook',
    '/assess/health': 'assess',
    '/deliver/health': 'deliver',
  };
  for (const [path, target] of Object.entries(TARGETS)) {
    test(`${path} names ${target}`, async () => {
      const answer = await send({ port: bench.port, path, method: 'GET' });
      assert.deepEqual([answer.status, answer.json], [200, { status: 'ok', target }]);
      assert.equal(answer.headers['cache-control'], 'no-store');
    });
  }
  test('is asked for with GET, and nothing of it is logged', async () => {
    assert.deepEqual(bench.lines, []);
    const answer = await send({ port: bench.port, path: '/health', method: 'POST', body: '' });
    expectProblem(answer, 404, 'not_found');
  });
});
