import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as http from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../shared/time.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { serveAnnotator } from './annotator-server.ts';
import { type HoldingApi, startHoldingApi } from './holding-api.ts';
import { type Answer, ask, resultsOf } from './keep-alive-client.ts';
import { newPayment } from './scenarios.ts';
import { CALLER_SECRET, callerRequest, STRIPE_SECRET, say, stripeRequest } from './senders.ts';
import { STARTS, type Start, type StartedProcess, startFunction } from './starts.ts';

const REQUESTS = 50;
/** More assessments than one pass of deliver sends for at the same time. */
const MANY = 40;
/** How long they stay in flight after the signal. */
const LATENCY_MS = 1_000;
/** Cloud Run kills ten seconds after SIGTERM. */
const GRACE_MS = 10_000;
/** Nothing is in flight, so nothing is waited for. */
const PROMPT_MS = 5_000;

const GOOD_END = { code: 0, signal: null };
const ALL_WELL = 'every answer: 200, recorded, connection closed';

const TARGETS = [
  { target: 'annotator', path: '/payment-webhook/stripe' },
  { target: 'paymentWebhook', path: '/stripe' },
];

const folder = temporaryFolder();
const apis: HoldingApi[] = [];
after(() => Promise.all(apis.map((api) => api.stop())));

describe('A process told to end', { concurrency: 3 }, () => {
  for (const way of STARTS) {
    for (const { target, path } of TARGETS) {
      it(`answers ${REQUESTS} requests in flight: ${target} under ${way.name}`, async () => {
        const served = await start(way, target);
        const landed = await takeOff(served, path, REQUESTS);
        const told = performance.now();
        served.signal('SIGTERM');
        await sleep(LATENCY_MS);
        assert.equal(await landed(), ALL_WELL);
        assert.deepEqual(await served.ended, GOOD_END);
        assert.ok(performance.now() - told < GRACE_MS);
      });
    }

    it(`takes no new connection and drops idle ones meanwhile: ${way.name}`, async () => {
      const served = await start(way, 'paymentWebhook');
      const idle = await keptAlive(served);
      const landed = await takeOff(served, '/stripe', 1);
      served.signal('SIGTERM');
      await once(idle, 'close', { signal: AbortSignal.timeout(PROMPT_MS) });
      await refused(served.port);
      assert.equal(await landed(), ALL_WELL);
      assert.deepEqual(await served.ended, GOOD_END);
    });

    it(`does not wait for connections on which nothing was asked: ${way.name}`, async () => {
      const served = await start(way, 'annotator');
      await keptAlive(served);
      await connected(served.port);
      const halfway = await connected(served.port);
      halfway.write('POST /payment-webhook/stripe HTTP/1.1\r\nHost: ');
      await sleep(100);
      assert.ok((await timeToEnd(served, 'SIGTERM')) < PROMPT_MS);
    });

    it(`answers all the same when told again, by another signal: ${way.name}`, async () => {
      const served = await start(way, 'annotator');
      const landed = await takeOff(served, '/payment-webhook/stripe', 3);
      for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) {
        served.signal(signal);
        await sleep(50);
      }
      assert.equal(await landed(), ALL_WELL);
      assert.deepEqual(await served.ended, GOOD_END);
    });

    it(`begins no more calls of a long delivery, and answers what is left: ${way.name}`, async () => {
      const file = join(folder, `${way.name}.db`);
      await leaveUnsent(file, MANY);
      const served = await start(way, 'deliver', file);
      const report = ask(new http.Agent(), served.url, callerRequest('', Date.now()));
      await Promise.race([served.api.waiting(1), report]);
      served.signal('SIGTERM');
      await sleep(LATENCY_MS);
      served.api.answer();
      const { left } = JSON.parse((await report).text) as { left: { pending: number } };
      assert.ok(left.pending > MANY / 2, `only ${left.pending} are left`);
      assert.deepEqual(await served.ended, GOOD_END);
    });

    it(`ends at once when it was never asked anything: ${way.name}`, async () => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        const served = await start(way, 'annotator');
        assert.ok((await timeToEnd(served, signal)) < PROMPT_MS);
      }
    });
  }
});

/** A function whose calls to the API stay unanswered until `api` is told to answer. */
type Held = StartedProcess & { readonly api: HoldingApi };

async function start(way: Start, target: string, file?: string): Promise<Held> {
  const api = await startHoldingApi();
  apis.push(api);
  const served = await startFunction(way, target, {
    RECAPTCHA_PROJECT: 'test-project',
    RECAPTCHA_EMULATOR_HOST: api.host,
    ...senderSettings(file ?? join(folder, `${apis.length}.db`)),
  });
  return { ...served, api };
}

function senderSettings(file: string) {
  return {
    LEDGER: `sqlite:${file}`,
    STRIPE_WEBHOOK_SECRETS: STRIPE_SECRET,
    CALLER_SECRETS: CALLER_SECRET,
  };
}

/** A ledger with so many payments of which the API was never told: it could not be reached. */
async function leaveUnsent(file: string, count: number): Promise<void> {
  const past = await serveAnnotator(
    {
      RECAPTCHA_PROJECT: 'test-project',
      RECAPTCHA_EMULATOR_HOST: '127.0.0.1:1',
      ...senderSettings(file),
    },
    { clock: systemClock },
  );
  for (let n = 0; n < count; n += 1) {
    await say(past.url, { to: 'stripe', event: newPayment().charge }, Date.now());
  }
  await past.stop();
}

/**
 * Sends webhooks about so many payments; resolves when all of them wait for the API.
 * @returns lets the API answer, and sums up what the senders were told
 */
async function takeOff({ url, api }: Held, path: string, count: number) {
  const agent = new http.Agent({ keepAlive: true });
  const answers = Promise.all(
    Array.from({ length: count }, () =>
      ask(agent, url + path, stripeRequest(newPayment().charge, Date.now())),
    ),
  );
  await Promise.race([api.waiting(count), answers]);
  return async () => {
    api.answer();
    return summary(await answers);
  };
}

function summary(answers: readonly Answer[]): string {
  const seen = answers.map((answer) => {
    const [{ status = 'nothing' } = {}] = resultsOf(answer);
    const recorded = ['delivered', 'pending'].includes(status) ? 'recorded' : status;
    const kept = answer.headers.connection === 'close' ? 'closed' : 'kept';
    return `${answer.status}, ${recorded}, connection ${kept}`;
  });
  return `every answer: ${[...new Set(seen)].join(' or ')}`;
}

/** Milliseconds from the signal to the end, which must be a good one. */
async function timeToEnd(served: StartedProcess, signal: NodeJS.Signals): Promise<number> {
  const told = performance.now();
  served.signal(signal);
  assert.deepEqual(await served.ended, GOOD_END);
  return performance.now() - told;
}

/** A connection on which a request was answered, kept for the next one. */
async function keptAlive({ url }: StartedProcess): Promise<Socket> {
  const agent = new http.Agent({ keepAlive: true });
  await ask(agent, `${url}/health`, { method: 'GET' });
  const [socket] = Object.values(agent.freeSockets).flat();
  assert.ok(socket, 'the connection was not kept alive');
  return socket;
}

/** Resolves when connections are refused; what the kernel took in just before is reset instead. */
async function refused(port: number): Promise<void> {
  const giveUpAt = performance.now() + PROMPT_MS;
  for (;;) {
    try {
      (await connected(port)).destroy();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ECONNREFUSED') return;
      assert.equal(code, 'ECONNRESET');
    }
    assert.ok(performance.now() < giveUpAt, 'connections are still taken');
    await sleep(20);
  }
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket.on('error', () => undefined);
}
