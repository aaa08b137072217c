import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  type CallerAuthenticator,
  createCallerAuthenticator,
} from '../../../shared/http/caller/authenticate-caller.ts';
import { type KeyServer, startKeyServer } from './key-server.ts';
import { ACCOUNT, AUDIENCE, type LocalKey, localKey, mint, NOW } from './local-tokens.ts';

const OLD = localKey('old');
const NEW = localKey('new');

let keyServer: KeyServer;
let now: number;
let authenticator: CallerAuthenticator;

beforeEach(async () => {
  now = NOW;
  keyServer = await startKeyServer(OLD);
  authenticator = createCallerAuthenticator({
    secrets: undefined,
    serviceAccounts: [ACCOUNT],
    audiences: [AUDIENCE],
    jwksUrl: keyServer.url,
    trustIam: false,
    clock: { now: () => now },
    log: { error: () => {} },
  });
});
afterEach(() => keyServer.close());

function call(key: LocalKey) {
  const exp = now / 1000 + 3600;
  const headers = { authorization: `Bearer ${mint(key, { exp })}` };
  return authenticator.authenticate({ headers, body: Buffer.alloc(0) }, 'deliver');
}

describe('a local key server behind OIDC_JWKS_URL', () => {
  it('is asked once in its max-age and again after it', async () => {
    keyServer.headers = { 'cache-control': 'max-age=600' };
    for (const [minutes, fetches] of [
      [0, 1],
      [5, 1],
      [9.9, 1],
      [10, 2],
      [19.9, 2],
      [20, 3],
    ] as const) {
      now = NOW + minutes * 60_000;
      assert((await call(OLD)).authentic);
      assert.equal(keyServer.fetches, fetches, `after ${minutes} minutes`);
    }
  });

  it('is asked once by callers who come together', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => call(OLD)));
    assert(results.every(({ authentic }) => authentic));
    assert.equal(keyServer.fetches, 1);
  });

  it('is asked once more when the keys rotate', async () => {
    await call(OLD);
    keyServer.keys = [NEW];
    now += 60_000;
    assert((await call(NEW)).authentic);
    assert(!(await call(OLD)).authentic);
    assert.equal(keyServer.fetches, 2);
  });

  it('may be down while the keys of before still hold', async () => {
    await call(OLD);
    keyServer.status = 500;
    now += 2 * 3_600_000;
    assert((await call(OLD)).authentic);
    assert.equal(keyServer.fetches, 2);
    assert.deepEqual(await call(NEW), {
      authentic: false,
      reason: 'the keys for ID tokens (OIDC_JWKS_URL) cannot be fetched',
      retryable: true,
    });
  });

  it('that is down at the start refuses callers until it is back', async () => {
    keyServer.status = 500;
    const refused = await call(OLD);
    assert(!refused.authentic);
    assert.equal(refused.retryable, true);
    keyServer.status = 200;
    now += 1000;
    assert((await call(OLD)).authentic);
  });
});
