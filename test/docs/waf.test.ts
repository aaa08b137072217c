import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CALLER_SECRET } from '../helpers/http-bench.ts';
import { load } from './waf-page.ts';
import { ACCOUNT, PASSWORD, startWorld } from './waf-world.ts';

interface Worker {
  fetch(request: Request, environment: object, context: object): Promise<Response>;
}

const OTHER_SECRET = `whsec_${Buffer.alloc(24, 'other').toString('base64')}`;

describe('the Worker for Cloudflare', async () => {
  const world = await startWorld();
  const { default: worker } = (await load('Cloudflare', world.folder)) as { default: Worker };

  /** A request of a browser, and what the Worker wanted to finish after its answer. */
  async function browse(path: string, init: RequestInit, secret = CALLER_SECRET) {
    const waited: Promise<unknown>[] = [];
    const environment = { ANNOTATOR_URL: world.annotatorUrl, ANNOTATOR_SECRET: secret };
    const context = { waitUntil: (promise: Promise<unknown>) => waited.push(promise) };
    const request = new Request(`${world.originUrl}${path}`, { redirect: 'manual', ...init });
    const response = await worker.fetch(request, environment, context);
    return { response, waited };
  }

  function login(token: string, body: string) {
    const cookie = `session=canary; recaptcha-cf-t=${encodeURIComponent(token)}`;
    return { method: 'POST', headers: { cookie }, body };
  }

  test('gives the user the answer first, and reports then', async () => {
    const gate = Promise.withResolvers<void>();
    world.road.open = gate.promise;
    const id = 'a1b2c3d4e5f60718';
    const { response, waited } = await browse('/login', login(`x:U=${id}`, PASSWORD));
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), '/');
    assert.equal(response.headers.get('x-account-id'), null);
    assert.equal(await response.text(), 'from the origin');
    assert.equal(waited.length, 1);
    assert.deepEqual(world.told(id), []);
    gate.resolve();
    await Promise.all(waited);
    assert.deepEqual(world.told(id), [{ reasons: ['CORRECT_PASSWORD'], accountId: ACCOUNT }]);
  });

  test('reports a wrong password, by the token in the header', async () => {
    const id = 'b1b2c3d4e5f60718';
    const headers = { 'X-Recaptcha-Token': `x:U=${id}` };
    const { response, waited } = await browse('/login', { method: 'POST', headers, body: 'guess' });
    assert.equal(response.status, 401);
    await Promise.all(waited);
    assert.deepEqual(world.told(id), [{ reasons: ['INCORRECT_PASSWORD'] }]);
  });

  test('links account and address, for what others say of this sign-in', async () => {
    const id = '11b2c3d4e5f60718';
    const given = login(`x:U=${id}`, PASSWORD);
    const headers = { ...given.headers, 'cf-connecting-ip': '203.0.113.7' };
    const { waited } = await browse('/login', { ...given, headers });
    await Promise.all(waited);
    const said = { accountId: ACCOUNT, signal: 'two_factor_passed' };
    const elsewhere = await world.report({ ...said, userIp: '198.51.100.1' });
    assert.notEqual(elsewhere.assessment?.endsWith(id), true);
    const here = await world.report({ ...said, userIp: '203.0.113.7' });
    assert.equal(here.status, 'delivered');
    assert.ok(here.assessment?.endsWith(id));
    assert.equal(world.told(id).length, 2);
  });

  test('sends no cookie but those that may hold a token', async () => {
    const { waited } = await browse('/login', login('x:U=c1b2c3d4e5f60718', PASSWORD));
    await Promise.all(waited);
    const { headers } = JSON.parse(world.road.bodies.at(-1) ?? '');
    assert.equal(headers.cookie.trim(), 'recaptcha-cf-t=x%3AU%3Dc1b2c3d4e5f60718');
    assert.ok(!world.road.bodies.join('').includes('canary'));
  });

  test('lets two logins of one session be two facts', async () => {
    const id = 'd1b2c3d4e5f60718';
    for (let times = 0; times < 2; times += 1) {
      const { waited } = await browse('/login', login(`x:U=${id}`, 'guess'));
      await Promise.all(waited);
    }
    assert.equal(world.told(id).length, 2);
  });

  test('tries again when the annotator is away, and is heard once', async () => {
    world.road.failures = 1;
    const id = 'e1b2c3d4e5f60718';
    const { waited } = await browse('/login', login(`x:U=${id}`, PASSWORD));
    await Promise.all(waited);
    assert.equal(world.road.failures, 0);
    assert.equal(world.told(id).length, 1);
  });

  test('reports nothing of other paths and other methods', async () => {
    const headers = { cookie: 'recaptcha-cf-t=x:U=f1b2c3d4e5f60718' };
    const home = await browse('/', { headers });
    assert.equal(await home.response.text(), 'from the origin');
    const form = await browse('/login', { headers });
    assert.deepEqual([...home.waited, ...form.waited], []);
  });

  test('says without any token that it was refused', async (t) => {
    const { mock } = t.mock.method(console, 'error', () => undefined);
    const id = '01b2c3d4e5f60718';
    const { response, waited } = await browse('/login', login(`x:U=${id}`, PASSWORD), OTHER_SECRET);
    assert.equal(response.status, 303);
    await Promise.all(waited);
    assert.deepEqual(
      mock.calls.map(({ arguments: words }) => words),
      [['not reported: 401']],
    );
    assert.deepEqual(world.told(id), []);
  });
});
