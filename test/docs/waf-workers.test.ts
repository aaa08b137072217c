import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CALLER_SECRET } from '../helpers/http-bench.ts';
import { load } from './waf-page.ts';
import { ACCOUNT, PASSWORD, startWorld, type World } from './waf-world.ts';

/** A stand-in for a module that only the platform has; says what is imported from it now. */
function standIn(world: World, name: string, text: string): string {
  writeFileSync(join(world.folder, `${name}.mjs`), text);
  return `'./${name}.mjs'`;
}

/** Until Google was told something of this assessment. */
async function toldOf(world: World, assessment: string): Promise<object[]> {
  const deadline = performance.now() + 10_000;
  while (world.told(assessment).length === 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return world.told(assessment);
}

describe('on platforms that are stood in for', async () => {
  const world = await startWorld();

  test('the service for Fastly answers the user first, and reports then', async () => {
    const listeners = new Map<string, (event: object) => void>();
    const addEventListener = listeners.set.bind(listeners);
    Object.assign(globalThis, { addEventListener });
    const secret = JSON.stringify(CALLER_SECRET);
    await load('Fastly', world.folder, {
      "'fastly:secret-store'": standIn(
        world,
        'secret-store',
        `export class SecretStore { get() { return { plaintext: () => ${secret} }; } }`,
      ),
      'https://YOUR-SERVICE/waf-token': world.annotatorUrl,
    });
    Reflect.deleteProperty(globalThis, 'addEventListener');

    const gate = Promise.withResolvers<void>();
    world.road.open = gate.promise;
    const id = 'a2b2c3d4e5f60718';
    const request = new Request(`${world.originUrl}/login`, {
      method: 'POST',
      headers: { cookie: `recaptcha-fastly-t=x:U=${id}; session=canary` },
      body: PASSWORD,
      redirect: 'manual',
    });
    const given: { response?: Promise<Response>; waited: Promise<unknown>[] } = { waited: [] };
    listeners.get('fetch')?.({
      request,
      client: { address: '203.0.113.7' },
      respondWith(response: Promise<Response>) {
        given.response = response;
      },
      waitUntil: (promise: Promise<unknown>) => given.waited.push(promise),
    });
    assert.equal(given.waited.length, 1, 'waitUntil is called before anything is awaited');
    const response = await given.response;
    assert.equal(response?.status, 303);
    assert.equal(response.headers.get('x-account-id'), null);
    assert.deepEqual(world.told(id), []);
    gate.resolve();
    await Promise.all(given.waited);
    assert.deepEqual(world.told(id), [{ reasons: ['CORRECT_PASSWORD'], accountId: ACCOUNT }]);
    assert.ok(!world.road.bodies.join('').includes('canary'));
  });

  test('the EdgeWorker for Akamai does not await the annotator', async () => {
    const { onClientResponse } = (await load('Akamai', world.folder, {
      "'crypto'": standIn(world, 'crypto', 'export const crypto = globalThis.crypto;'),
      "'encoding'": standIn(
        world,
        'encoding',
        'export const { atob, btoa, TextEncoder } = globalThis;',
      ),
      "'http-request'": standIn(world, 'http-request', 'export const httpRequest = fetch;'),
      'https://annotator.YOUR-SITE/waf-token': world.annotatorUrl,
    })) as { onClientResponse(request: object, response: object): Promise<void> };

    const id = 'b2b2c3d4e5f60718';
    const gate = Promise.withResolvers<void>();
    world.road.open = gate.promise;
    const removed: string[] = [];
    const cookies = [`recaptcha-akam-e=x:U=${id}`, 'session=canary; recaptcha-akam-t=y'];
    const variables = new Map([['PMUSER_ANNOTATOR_SECRET', CALLER_SECRET]]);
    const request = {
      method: 'POST',
      path: '/login',
      clientIp: '203.0.113.7',
      getHeader: (name: string) => (name === 'cookie' ? cookies : null),
      getVariable: (name: string) => variables.get(name),
    };
    const response = {
      status: 401,
      getHeader: (name: string) => (name === 'x-account-id' ? [ACCOUNT] : null),
      removeHeader: (name: string) => removed.push(name),
    };
    await onClientResponse(request, response);
    assert.deepEqual(removed, ['x-account-id']);
    assert.deepEqual(world.told(id), []);
    gate.resolve();
    const said = [{ reasons: ['INCORRECT_PASSWORD'], accountId: ACCOUNT }];
    assert.deepEqual(await toldOf(world, id), said);
    assert.ok(!world.road.bodies.join('').includes('canary'));
  });

  test('the middleware of the origin reports once the user has the answer', async () => {
    const { reportLogins } = (await load('origin', world.folder)) as {
      reportLogins(request: object, response: EventEmitter, next: () => void): void;
    };
    world.road.open = Promise.resolve();
    process.env['ANNOTATOR_URL'] = world.annotatorUrl;
    process.env['ANNOTATOR_SECRET'] = CALLER_SECRET;
    const id = 'c2b2c3d4e5f60718';
    const request = {
      method: 'POST',
      originalUrl: '/login?from=home',
      ip: '203.0.113.7',
      headers: { 'x-recaptcha-token': `x:U=${id}`, cookie: 'session=canary' },
    };
    const response = Object.assign(new EventEmitter(), {
      statusCode: 303,
      locals: { accountId: ACCOUNT },
    });
    let handedOn = 0;
    reportLogins(request, response, () => {
      handedOn += 1;
    });
    assert.equal(handedOn, 1);
    const before = world.road.bodies.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(world.road.bodies.length, before, 'nothing is sent before the answer');
    response.emit('finish');
    const said = [{ reasons: ['CORRECT_PASSWORD'], accountId: ACCOUNT }];
    assert.deepEqual(await toldOf(world, id), said);
    assert.ok(!world.road.bodies.join('').includes('canary'));
  });
});
