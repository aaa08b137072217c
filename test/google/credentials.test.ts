import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, type TestContext, test } from 'node:test';
import {
  googleCredentials,
  noCredentials,
  type TokenSource,
} from '../../shared/google/credentials.ts';
import { listen } from '../recaptcha/scripted-server.ts';

const NEVER = new AbortController().signal;

function sourceOf(...tokens: readonly (string | Promise<Headers>)[]) {
  let created = 0;
  let asked = 0;
  const source: TokenSource = {
    async getRequestHeaders() {
      const token = tokens[Math.min(asked, tokens.length - 1)];
      asked += 1;
      return typeof token === 'string'
        ? new Headers({ authorization: token })
        : ((await token) ?? new Headers());
    },
  };
  const create = async () => {
    created += 1;
    return source;
  };
  return { create, created: () => created, asked: () => asked };
}

test('An emulator is sent no credentials', async () => {
  assert.deepEqual(await noCredentials.headers(NEVER), {});
});

describe('Google credentials', () => {
  test('are made once for all calls', async () => {
    const source = sourceOf('Bearer one');
    const credentials = googleCredentials(source.create);
    assert.equal(source.created(), 0);
    for (let call = 0; call < 3; call += 1) {
      assert.deepEqual(await credentials.headers(NEVER), { authorization: 'Bearer one' });
    }
    assert.equal(source.created(), 1);
  });

  test('are asked once by calls that come together', async () => {
    const source = sourceOf('Bearer one');
    const credentials = googleCredentials(source.create);
    await Promise.all(Array.from({ length: 20 }, () => credentials.headers(NEVER)));
    assert.equal(source.asked(), 1);
  });

  test('are asked again when a request for them does not end', async () => {
    const source = sourceOf(new Promise<Headers>(() => undefined), 'Bearer two');
    const credentials = googleCredentials(source.create, 20);
    await assert.rejects(credentials.headers(NEVER), { name: 'TimeoutError' });
    assert.deepEqual(await credentials.headers(NEVER), { authorization: 'Bearer two' });
    assert.equal(source.created(), 2);
  });

  test('are made anew after they were refused', async () => {
    const source = sourceOf('Bearer one', 'Bearer two');
    const credentials = googleCredentials(source.create);
    await credentials.headers(NEVER);
    credentials.forget();
    assert.deepEqual(await credentials.headers(NEVER), { authorization: 'Bearer two' });
    assert.equal(source.created(), 2);
  });

  test('that cannot be had reject, and the next call tries again from the start', async () => {
    const failing = Promise.reject(new TypeError('no metadata server'));
    const source = sourceOf(failing, 'Bearer two');
    const credentials = googleCredentials(source.create);
    await assert.rejects(credentials.headers(NEVER), TypeError);
    assert.deepEqual(await credentials.headers(NEVER), { authorization: 'Bearer two' });
    assert.equal(source.created(), 2);
  });

  test('keep the deadline of each call, while another call may wait longer', async () => {
    const slow = Promise.withResolvers<Headers>();
    const source = sourceOf(slow.promise);
    const credentials = googleCredentials(source.create);
    const hasty = credentials.headers(AbortSignal.timeout(20));
    const patient = credentials.headers(NEVER);
    await assert.rejects(hasty, { name: 'TimeoutError' });
    slow.resolve(new Headers({ authorization: 'Bearer late' }));
    assert.deepEqual(await patient, { authorization: 'Bearer late' });
    assert.equal(source.asked(), 1);
  });

  test('reject at once when the deadline has passed already', async () => {
    const credentials = googleCredentials(sourceOf('Bearer one').create);
    await assert.rejects(credentials.headers(AbortSignal.abort()), { name: 'AbortError' });
  });
});

/** A metadata server as Cloud Run has it, counting the tokens it gave. */
async function metadataServer(context: TestContext): Promise<() => number> {
  let tokens = 0;
  const server = createServer((request, response) => {
    const isToken = request.url?.includes('/service-accounts/default/token') ?? false;
    const scoped = decodeURIComponent(request.url ?? '').includes('/auth/cloud-platform');
    response.setHeader('metadata-flavor', 'Google');
    response.setHeader('content-type', 'application/json');
    if (isToken && scoped) tokens += 1;
    else response.statusCode = 404;
    response.end(
      JSON.stringify({ access_token: `t${tokens}`, expires_in: 3599, token_type: 'Bearer' }),
    );
  });
  const port = await listen(context, server);
  const before = { ...process.env };
  context.after(() => {
    process.env = before;
  });
  process.env['GCE_METADATA_HOST'] = `127.0.0.1:${port}`;
  process.env['METADATA_SERVER_DETECTION'] = 'assume-present';
  process.env['CLOUDSDK_CONFIG'] = '/nonexistent';
  delete process.env['GOOGLE_APPLICATION_CREDENTIALS'];
  return () => tokens;
}

test("On Google's machines the token comes from the metadata server, once until it is refused", async (t) => {
  const tokens = await metadataServer(t);
  const credentials = googleCredentials();
  for (let call = 0; call < 3; call += 1) {
    const { authorization } = await credentials.headers(NEVER);
    assert.equal(authorization, 'Bearer t1');
  }
  assert.equal(tokens(), 1);
  credentials.forget();
  assert.equal((await credentials.headers(NEVER))['authorization'], 'Bearer t2');
});
