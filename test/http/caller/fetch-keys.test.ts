import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { createKeyFetcher } from '../../../shared/http/caller/fetch-keys.ts';
import { type LocalServer, localServer } from './local-server.ts';
import { localKey } from './local-tokens.ts';

const KEY = localKey('key-1');
const KEY_SET = JSON.stringify({ keys: [KEY.jwk] });

let server: LocalServer;
let answer: RequestListener = () => {};

before(async () => {
  server = await localServer((request, response) => answer(request, response));
});
after(() => server.close());

function answerWith(body: string | Buffer, headers: Record<string, string> = {}, status = 200) {
  answer = (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

describe('fetching the keys for ID tokens', () => {
  const lifetimes: [headers: Record<string, string>, seconds: number][] = [
    [{ 'cache-control': 'public, max-age=19800, must-revalidate, no-transform' }, 19_800],
    [{ 'cache-control': 'MAX-AGE=300' }, 300],
    [{ 'cache-control': 'public,max-age=300' }, 300],
    [{ 'cache-control': 'max-age=3600', age: '1000' }, 2600],
    [{ 'cache-control': 'max-age=3600', age: '3600' }, 60],
    [{ 'cache-control': 'max-age=3600', age: 'soon' }, 3600],
    [{ 'cache-control': 'max-age=0' }, 60],
    [{ 'cache-control': 'no-store' }, 60],
    [{ 'cache-control': 's-maxage=5000' }, 60],
    [{ 'cache-control': 'max-age=999999999' }, 86_400],
    [{ 'cache-control': 'max-age=-5' }, 60],
    [{}, 60],
  ];
  for (const [headers, seconds] of lifetimes) {
    it(`keeps an answer with ${JSON.stringify(headers)} for ${seconds} s`, async () => {
      answerWith(KEY_SET, headers);
      const fetched = await createKeyFetcher(server.url)();
      assert(fetched.kind === 'keys');
      assert.equal(fetched.lifetimeMs, seconds * 1000);
      assert.deepEqual([...fetched.keys.keys()], ['key-1']);
      assert(fetched.keys.get('key-1')?.equals(KEY.publicKey));
    });
  }

  const failures: Record<string, [body: string | Buffer, status: number, code: string]> = {
    'an error': ['{}', 503, 'HTTP 503'],
    'an error with keys': [KEY_SET, 404, 'HTTP 404'],
    'no body': ['', 204, 'empty answer'],
    'no JSON': ['<html>', 200, 'not a key set'],
    'no keys': ['{"keys":[]}', 200, 'no RS256 key in the answer'],
    'no key set': ['null', 200, 'no RS256 key in the answer'],
    'more than 64 KiB': [`${KEY_SET}${' '.repeat(65_536)}`, 200, 'too large'],
  };
  for (const [name, [body, status, code]] of Object.entries(failures)) {
    it(`fails with "${code}" for ${name}`, async () => {
      answerWith(body, {}, status);
      assert.deepEqual(await createKeyFetcher(server.url)(), { kind: 'failed', code });
    });
  }

  it('stops inflating at 64 KiB', async () => {
    answerWith(gzipSync(Buffer.alloc(50_000_000, ' ')), { 'content-encoding': 'gzip' });
    const fetched = await createKeyFetcher(server.url)();
    assert.deepEqual(fetched, { kind: 'failed', code: 'too large' });
  });

  it('does not follow a redirect', async () => {
    answer = (request, response) => {
      response.writeHead(request.url === '/keys' ? 200 : 302, { location: '/keys' });
      response.end(KEY_SET);
    };
    assert.equal((await createKeyFetcher(server.url)()).kind, 'failed');
    assert.equal((await createKeyFetcher(`${server.url}/keys`)()).kind, 'keys');
  });

  it('gives up at its deadline, before the headers and within the body', async () => {
    answer = () => {};
    const failed = { kind: 'failed', code: 'TimeoutError' };
    assert.deepEqual(await createKeyFetcher(server.url, 50)(), failed);
    answer = (_request, response) => {
      response.writeHead(200);
      response.write(KEY_SET.slice(0, 10));
    };
    assert.deepEqual(await createKeyFetcher(server.url, 50)(), failed);
  });

  it('names the network error when nobody answers', async () => {
    const gone = await localServer(() => {});
    await gone.close();
    const fetched = await createKeyFetcher(gone.url)();
    assert.deepEqual(fetched, { kind: 'failed', code: 'ECONNREFUSED' });
  });
});

describe('the URL of the keys', () => {
  for (const url of ['https://keys.example/certs', 'http://localhost:1', 'http://[::1]:1/certs']) {
    it(`may be ${url}`, () => {
      assert.equal(typeof createKeyFetcher(url), 'function');
    });
  }

  const refused = [
    'http://keys.example/certs',
    'http://127.0.0.1.example/certs',
    'http://localhost.example',
    'http://not-localhost',
    'http://10.0.0.1',
    'ftp://127.0.0.1',
    'data:application/json,{}',
    'file:///etc/keys.json',
    'keys.example',
    '',
  ];
  for (const url of refused) {
    it(`must not be ${url || 'empty'}`, () => {
      assert.throws(
        () => createKeyFetcher(url),
        (error) => error instanceof AnnotatorError && error.code === 'configuration',
      );
    });
  }
});
