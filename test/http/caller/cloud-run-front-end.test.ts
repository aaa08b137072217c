import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createCallerAuthenticator } from '../../../shared/http/caller/authenticate-caller.ts';
import type { CallerAuthenticity } from '../../../shared/http/caller/caller-authenticity.ts';
import { type KeyServer, startKeyServer } from './key-server.ts';
import { type LocalServer, localServer } from './local-server.ts';
import { ACCOUNT, AUDIENCE, localKey, mint, NOW, withoutSignature } from './local-tokens.ts';

const KEY = localKey('key-1');
const STRANGER = localKey('key-1');
const SERVERLESS = 'x-serverless-authorization';
const FORGED = withoutSignature(mint(STRANGER));

let keyServer: KeyServer;
const running: LocalServer[] = [];
const urls = { distrusting: '', distrustingBehindIam: '', trusting: '', trustingBehindIam: '' };

before(async () => {
  keyServer = await startKeyServer(KEY);
  running.push(keyServer);
  urls.distrusting = await start(annotator(false));
  urls.distrustingBehindIam = await start(iamCheck(urls.distrusting));
  urls.trusting = await start(annotator(true));
  urls.trustingBehindIam = await start(iamCheck(urls.trusting));
});
after(async () => {
  for (const server of running.reverse()) await server.close();
});

async function start(listener: Parameters<typeof localServer>[0]): Promise<string> {
  const server = await localServer(listener);
  running.push(server);
  return server.url;
}

/** A service that answers what its authenticator said. */
function annotator(trustIam: boolean): Parameters<typeof localServer>[0] {
  const authenticator = createCallerAuthenticator({
    secrets: undefined,
    serviceAccounts: [ACCOUNT],
    audiences: [AUDIENCE],
    jwksUrl: keyServer.url,
    trustIam,
    clock: { now: () => NOW },
    log: { error: () => {} },
  });
  return async ({ headers }, response) => {
    const single = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value?.toString()]),
    );
    const request = { headers: single, body: Buffer.alloc(0) };
    response.end(JSON.stringify(await authenticator.authenticate(request, 'deliver')));
  };
}

/**
 * Cloud Run's IAM check: of the two headers it verifies the serverless one when both are there,
 * removes the signature of the token it verified, and hands everything else on as it came.
 */
function iamCheck(target: string): Parameters<typeof localServer>[0] {
  return async (request, response) => {
    const checked = request.headers[SERVERLESS] === undefined ? 'authorization' : SERVERLESS;
    const token = bearer(request.headers, checked);
    if (!isSigned(token)) {
      response.writeHead(403).end('{}');
      return;
    }
    const headers = new Headers({ [checked]: `Bearer ${withoutSignature(token)}` });
    const other = request.headers.authorization;
    if (checked === SERVERLESS && other !== undefined) headers.set('authorization', other);
    const answer = await fetch(target, { headers });
    response.writeHead(answer.status).end(await answer.text());
  };
}

function bearer(headers: IncomingHttpHeaders, name: string): string {
  return String(headers[name]).replace(/^Bearer /, '');
}

function isSigned(token: string): boolean {
  const [header, payload, signature = ''] = token.split('.');
  const signed = Buffer.from(`${header}.${payload}`);
  return verify('RSA-SHA256', signed, KEY.publicKey, Buffer.from(signature, 'base64url'));
}

async function call(url: string, headers: Record<string, string>): Promise<CallerAuthenticity> {
  const answer = await fetch(url, { headers });
  assert.equal(answer.status, 200);
  return (await answer.json()) as CallerAuthenticity;
}

const CALLER = { authentic: true, caller: 'clock' };

describe("behind Cloud Run's IAM check, which removes the signature", () => {
  it('a token is accepted with TRUST_IAM=true', async () => {
    const authorization = `Bearer ${mint(KEY)}`;
    assert.deepEqual(await call(urls.trustingBehindIam, { authorization }), CALLER);
  });

  it('a token is refused without it, and the deployer is told what to do', async () => {
    const authorization = `Bearer ${mint(KEY)}`;
    const result = await call(urls.distrustingBehindIam, { authorization });
    assert(!result.authentic);
    assert.match(result.reason, /--no-invoker-iam-check.*TRUST_IAM=true/);
  });

  it('every claim is still checked', async () => {
    const authorization = `Bearer ${mint(KEY, { email: 'other@shop-prod.iam.gserviceaccount.com' })}`;
    const result = await call(urls.trustingBehindIam, { authorization });
    assert(!result.authentic);
    assert.match(result.reason, /CALLER_SERVICE_ACCOUNTS/);
  });

  it('a forged token never arrives', async () => {
    for (const token of [FORGED, mint(STRANGER)]) {
      const headers = { authorization: `Bearer ${token}` };
      assert.equal((await fetch(urls.trustingBehindIam, { headers })).status, 403);
    }
  });

  it('nobody can pass IAM in one header and pose as another in authorization', async () => {
    const passport = mint(KEY, { email: 'other@shop-prod.iam.gserviceaccount.com' });
    const headers = { [SERVERLESS]: `Bearer ${passport}`, authorization: `Bearer ${FORGED}` };
    const result = await call(urls.trustingBehindIam, headers);
    assert(!result.authentic);
    assert.match(result.reason, /authorization alone/);
  });

  it('a token that keeps its signature beside the serverless one is verified in full', async () => {
    const passport = `Bearer ${mint(KEY)}`;
    for (const [token, authentic] of [
      [mint(KEY), true],
      [mint(STRANGER), false],
    ] as const) {
      const headers = { [SERVERLESS]: passport, authorization: `Bearer ${token}` };
      assert.equal((await call(urls.trustingBehindIam, headers)).authentic, authentic);
      assert.equal((await call(urls.distrustingBehindIam, headers)).authentic, authentic);
    }
  });
});

describe('with the IAM check switched off', () => {
  it('a token is verified by us alone', async () => {
    const authorization = `Bearer ${mint(KEY)}`;
    assert.deepEqual(await call(urls.distrusting, { authorization }), CALLER);
    assert(
      !(await call(urls.distrusting, { authorization: `Bearer ${mint(STRANGER)}` })).authentic,
    );
  });

  it('a token that poses as verified is refused', async () => {
    const result = await call(urls.distrusting, { authorization: `Bearer ${FORGED}` });
    assert(!result.authentic);
  });
});
