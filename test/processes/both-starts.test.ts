import assert from 'node:assert/strict';
import * as http from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { type Answer, ask, type Question } from './keep-alive-client.ts';
import { newPayment } from './scenarios.ts';
import { CALLER_SECRET, callerRequest, STRIPE_SECRET, stripeRequest } from './senders.ts';
import { STARTS, type Start, type StartedProcess, startFunction } from './starts.ts';

const MIB = 1024 * 1024;
/** Stands in every payload, and must stand nowhere else. */
const PERSONAL = 'jane.doe-4929';
const STRIPE = '/payment-webhook/stripe';

const folder = temporaryFolder();
const agent = new http.Agent({ keepAlive: true });
let emulator: Emulator;
before(async () => {
  emulator = await startEmulator({ knownOnly: false });
});
after(() => {
  agent.destroy();
  return emulator.stop();
});

let ledgers = 0;

function start(way: Start, target: string, changes = {}): Promise<StartedProcess> {
  ledgers += 1;
  return startFunction(way, target, {
    RECAPTCHA_PROJECT: 'test-project',
    RECAPTCHA_EMULATOR_HOST: emulator.host,
    LEDGER: `sqlite:${join(folder, `${ledgers}.db`)}`,
    STRIPE_WEBHOOK_SECRETS: STRIPE_SECRET,
    CALLER_SECRETS: CALLER_SECRET,
    ...changes,
  });
}

const stripe = (payload: object | string) => stripeRequest(payload, Date.now());
const stripeTyped = (type: string | undefined): Question => {
  const { headers, body } = stripe(newPayment().charge);
  const { 'content-type': _json, ...rest } = headers;
  return { headers: type === undefined ? rest : { ...rest, 'content-type': type }, body };
};
const caller = (body: string) => callerRequest(body, Date.now());
const json = { 'content-type': 'application/json' };
const get: Question = { method: 'GET' };
const malformed = `{"name":"${PERSONAL}","broken":`;
const link = JSON.stringify({ assessment: 'a55e55feed000001', keys: [`order:${PERSONAL}`] });

/** What is asked of `annotator`, and the answer: its status, and the code or the first result. */
const CONTRACT: readonly [what: string, path: string, () => Question, answer: string][] = [
  ['a signed event', STRIPE, () => stripe(newPayment().charge), '200 delivered'],
  ['no content type', STRIPE, () => stripeTyped(undefined), '200 delivered'],
  ['a text', STRIPE, () => stripeTyped('text/plain'), '200 delivered'],
  ['a form', STRIPE, () => stripeTyped('application/x-www-form-urlencoded'), '200 delivered'],
  ['a cloud event', STRIPE, () => stripeTyped('application/cloudevents+json'), '200 delivered'],
  ['an unknown charset', STRIPE, () => stripeTyped('application/json; charset=x'), '200 delivered'],
  ['signed, malformed JSON', STRIPE, () => stripe(malformed), '200 quarantined'],
  ['malformed JSON', STRIPE, () => ({ headers: json, body: malformed }), '401 unauthenticated'],
  ['nothing at all', STRIPE, () => ({}), '401 unauthenticated'],
  [
    'a compressed body',
    STRIPE,
    () => ({
      headers: { ...json, 'content-encoding': 'gzip' },
      body: gzipSync(PERSONAL.repeat(99)),
    }),
    '415 unsupported_encoding',
  ],
  [
    'as much as is allowed',
    STRIPE,
    () => stripe(`"${PERSONAL.padEnd(MIB - 2)}"`),
    '200 quarantined',
  ],
  ['a byte more', STRIPE, () => stripe(`"${PERSONAL.padEnd(MIB - 1)}"`), '413 too_large'],
  [
    'a byte more, in chunks',
    STRIPE,
    () => ({ headers: { 'transfer-encoding': 'chunked' }, body: Buffer.alloc(MIB + 1) }),
    '413 too_large',
  ],
  ['a GET where a POST belongs', STRIPE, () => get, '405 method_not_allowed'],
  ['an unknown provider', '/payment-webhook/acme', () => ({}), '404 unknown_provider'],
  ['no such mount', '/nowhere', () => get, '404 not_found'],
  ["a browser's own wish", '/favicon.ico', () => get, '404 not_found'],
  ["a crawler's own wish", '/robots.txt', () => get, '404 not_found'],
  ['a path that cannot be decoded', '/outcome/%ff', () => ({}), '404 not_found'],
  ['a link', '/assess/link', () => caller(link), '200 linked'],
  ['a malformed link', '/assess/link', () => caller(malformed), '400 malformed'],
  ['a link by nobody', '/assess/link', () => ({ body: link }), '401 unauthenticated'],
  ['deliver', '/deliver', () => caller(''), '200 closed'],
  ['health', '/health', () => get, '200 annotator'],
  ['health of a mount', '/payment-webhook/health', () => get, '200 paymentWebhook'],
  ['health of a mount', '/assess/health', () => get, '200 assess'],
  ['health of a mount', '/deliver/health', () => get, '200 deliver'],
];

for (const way of STARTS) {
  describe(`Started by ${way.name}`, { concurrency: 2 }, () => {
    it('annotator answers as the contract says, and prints nothing of what it was sent', async () => {
      const served = await start(way, 'annotator');
      for (const [what, path, question, expected] of CONTRACT) {
        const answer = await ask(agent, served.url + path, question());
        const isRight = sum(answer) === expected || String(answer.status) === expected;
        assert.ok(isRight, `${what}: ${sum(answer)} instead of ${expected}`);
        assert.ok(!answer.text.includes(PERSONAL), what);
      }
      served.signal('SIGTERM');
      await served.ended;
      const printed = served.printed();
      assert.match(printed, /event quarantined/);
      for (const secret of [PERSONAL, STRIPE_SECRET, CALLER_SECRET]) {
        assert.ok(!printed.includes(secret), `${secret} was printed`);
      }
    });

    it('each function serves alone, without a mount', async () => {
      const alone: [target: string, path: string, Question, answer: string][] = [
        ['paymentWebhook', '/stripe', stripe(newPayment().charge), '200 delivered'],
        ['assess', '/link', caller(link), '200 linked'],
        ['deliver', '/', caller(''), '200 closed'],
      ];
      for (const [target, path, question, expected] of alone) {
        const { url } = await start(way, target);
        assert.equal(sum(await ask(agent, `${url}/health`, get)), `200 ${target}`);
        assert.equal(sum(await ask(agent, url + path, question)), expected);
      }
    });

    it('a wrong configuration ends it, every problem named at once and no value shown', async () => {
      const wrong = {
        RECAPTCHA_PROJECT: 'Wrong-1',
        LEDGER: 'wrong-2',
        STRIPE_WEBHOOK_SECRETS: 'wrong-3',
        CALLER_SECRETS: 'whsec_wrong-4',
        PARK_HOURS: 'wrong-5',
      };
      const served = await start(way, 'annotator', wrong);
      assert.deepEqual(await served.ended, { code: 1, signal: null });
      for (const [name, value] of Object.entries(wrong)) {
        assert.ok(served.printed().includes(`${name}: `), `${name} is not named`);
        assert.ok(!served.printed().includes(value), `the value of ${name} is shown`);
      }
    });

    it('a target that is none ends it', async () => {
      const served = await start(way, 'nonesuch');
      assert.deepEqual(await served.ended, { code: 1, signal: null });
      assert.match(served.printed(), /nonesuch/);
    });
  });
}

/** The status and what the body says in one word. */
function sum({ status, text }: Answer): string {
  const isJson = text.startsWith('{');
  const body = (isJson ? JSON.parse(text) : {}) as {
    results?: { status: string }[];
    code?: string;
    target?: string;
    breaker?: string;
  };
  const word = body.results?.[0]?.status ?? body.code ?? body.target ?? body.breaker;
  return word === undefined ? String(status) : `${status} ${word}`;
}
