import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pathOf } from '../../functions/targets.ts';
import { type HttpBench, startHttpBench } from '../helpers/http-bench.ts';
import { START } from '../helpers/turnable-clock.ts';
import { oktaSender } from '../providers/okta/sender.ts';
import { secretsOf } from '../providers/read-payload.ts';
import { send } from './helpers/http-client.ts';
import { link } from './helpers/site-caller.ts';

const USER = '00u1ab2cd3EF4gh5IJ6k7';
const TIME = '2026-11-22T11:59:30.000Z';

/** The two events Identity Engine leaves of one wrong password, three milliseconds apart. */
const COMMON = {
  published: TIME,
  actor: { id: USER, type: 'User', alternateId: 'ada@example.com' },
  outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
  transaction: { type: 'WEB', id: 'YZ1aBcDeFgHiJkLmNoPqRsTuVw' },
  authenticationContext: { externalSessionId: null },
};
const FACTOR = {
  ...COMMON,
  uuid: 'b0a1c2d3-0000-11f0-8000-000000000001',
  eventType: 'user.authentication.auth_via_mfa',
  debugContext: { debugData: { factor: 'PASSWORD_AS_FACTOR' } },
};
const SESSION = {
  ...COMMON,
  uuid: 'b0a1c2d3-0000-11f0-8000-000000000002',
  eventType: 'user.session.start',
  published: '2026-11-22T11:59:30.003Z',
  debugContext: { debugData: {} },
};

async function deliverEvents(bench: HttpBench, ...events: readonly object[]): Promise<void> {
  const payload = { eventType: 'com.okta.event_hook', data: { events } };
  const secrets = secretsOf(oktaSender, 'current') as never;
  const { headers, body } = await oktaSender.sign(JSON.stringify(payload), secrets, START);
  const path = pathOf(oktaSender.provider);
  const { status } = await send({ port: bench.port, path, headers, body });
  assert.equal(status, 200);
}

describe('one wrong password at Okta Identity Engine is exactly one INCORRECT_PASSWORD', () => {
  const ways: Readonly<Record<string, readonly (readonly object[])[]>> = {
    'in one request': [[FACTOR, SESSION]],
    'in one request, the other way round': [[SESSION, FACTOR]],
    'in two requests': [[FACTOR], [SESSION]],
    'in two requests, the other way round': [[SESSION], [FACTOR]],
    'in two requests, each of them twice': [[FACTOR], [SESSION], [FACTOR], [SESSION]],
  };
  for (const [way, requests] of Object.entries(ways)) {
    for (const linked of ['before', 'after']) {
      test(`${way}, the sign-in linked ${linked}`, async () => {
        const environment = oktaSender.environment('current');
        const bench = await startHttpBench({ environment });
        const item = { assessment: 'a1b2c3d4e5f60718', accountId: USER, createTime: TIME };
        if (linked === 'before') await link(bench, item);
        for (const events of requests) await deliverEvents(bench, ...events);
        if (linked === 'after') await link(bench, item);
        const labels = bench.emulator.arrived().map(({ body }) => body);
        assert.deepEqual(labels, [{ reasons: ['INCORRECT_PASSWORD'] }]);
      });
    }
  }
});

test('a request that waited two seconds for its process to start is acknowledged, and sent later', async () => {
  const environment = oktaSender.environment('current');
  const bench = await startHttpBench({ environment, waitedMs: 2_000 });
  const item = { assessment: 'a1b2c3d4e5f60718', accountId: USER, createTime: TIME };
  await link(bench, item);
  await deliverEvents(bench, FACTOR);
  assert.deepEqual(bench.emulator.arrived(), []);
});
