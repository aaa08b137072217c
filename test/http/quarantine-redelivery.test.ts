import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HttpFunction } from '../../shared/http/message.ts';
import { receiveEvents } from '../../shared/http/routes/receive-events.ts';
import type { EventIdentity, Provider } from '../../shared/providers/provider.ts';
import { stripe } from '../../shared/providers/stripe/index.ts';
import type { Services } from '../../shared/services.ts';
import { startHttpBench } from '../helpers/http-bench.ts';
import { expectResults } from './helpers/expect-answer.ts';
import { send } from './helpers/http-client.ts';
import { ledgerContent } from './helpers/ledger-content.ts';
import { charge, STRIPE_PATH, signedByStripe, stripeEvent } from './helpers/stripe-event.ts';

const BODY = JSON.stringify(stripeEvent(charge()));

/** An earlier version, whose schema could not read this event. */
function earlierVersion(services: Services, event: EventIdentity): HttpFunction {
  const read = () => [{ kind: 'unreadable' as const, event, because: 'data.object: too new' }];
  const provider = { ...stripe, read } as Provider;
  return {
    target: 'earlier',
    mount: '/',
    handle: (request) => receiveEvents(services, [provider], request),
  };
}

const READ_BEFORE: Readonly<Record<string, EventIdentity>> = {
  'of which all but the object could be read': { id: 'evt_1', type: 'charge.succeeded' },
  'of which not even the id could be read': { type: 'unknown' },
};

for (const [name, event] of Object.entries(READ_BEFORE)) {
  describe(`a quarantined event ${name}`, () => {
    test('is delivered when it comes again and can be read, and its payload is gone', async () => {
      const bench = await startHttpBench();
      const headers = signedByStripe(BODY);
      const earlier = await bench.serve(earlierVersion(bench.services, event));
      const first = await send({ port: earlier, path: '/stripe', headers, body: BODY });
      expectResults(first, 'quarantined');
      assert.deepEqual(ledgerContent(bench.ledgerFile), {
        records: { quarantine: 1 },
        totals: { [`${event.type} quarantined`]: 1 },
      });

      const again = await send({ port: bench.port, path: STRIPE_PATH, headers, body: BODY });
      expectResults(again, 'delivered');
      assert.equal(bench.emulator.arrived().length, 1);
      assert.deepEqual(ledgerContent(bench.ledgerFile), {
        records: { findings: 1, heads: 1, keys: 2, facts: 1 },
        totals: { 'charge.succeeded delivered': 1 },
      });
    });
  });
}

test('a quarantined event that turns out to say nothing is no longer kept either', async () => {
  const bench = await startHttpBench();
  const body = JSON.stringify(stripeEvent(charge(), { type: 'customer.created' }));
  const headers = signedByStripe(body);
  const event = { id: 'evt_1', type: 'customer.created' };
  const earlier = await bench.serve(earlierVersion(bench.services, event));
  expectResults(await send({ port: earlier, path: '/stripe', headers, body }), 'quarantined');
  const again = await send({ port: bench.port, path: STRIPE_PATH, headers, body });
  expectResults(again, 'ignored');
  assert.deepEqual(ledgerContent(bench.ledgerFile).records, { keys: 2 });
});
