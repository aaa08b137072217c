import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { parseConfig } from '../../../shared/config/config.ts';
import {
  type CallerOptions,
  createCallerAuthenticator,
} from '../../../shared/http/caller/authenticate-caller.ts';
import type { FetchKeys } from '../../../shared/http/caller/fetch-keys.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { type KeyServer, startKeyServer } from './key-server.ts';
import { ACCOUNT, AUDIENCE, localKey, mint, NOW, withoutSignature } from './local-tokens.ts';

const KEY = localKey('key-1');
const SHOP = `whsec_${Buffer.alloc(24, 'shop').toString('base64')}`;
const NEW_SHOP = `whsec_${Buffer.alloc(24, 'new shop').toString('base64')}`;
const EDGE = `whsec_${Buffer.alloc(24, 'edge').toString('base64')}`;
const BODY = '{"signal":"spam_reported"}';

let keyServer: KeyServer;
before(async () => {
  keyServer = await startKeyServer(KEY);
});
after(() => keyServer.close());

const ENVIRONMENT = {
  RECAPTCHA_PROJECT: 'shop-prod',
  CALLER_SECRETS: `shop:${SHOP}\nshop:${NEW_SHOP}\nedge:waf-token+outcome:${EDGE}`,
  CALLER_SERVICE_ACCOUNTS: ACCOUNT,
  OIDC_AUDIENCES: `https://annotator.example,${AUDIENCE}`,
};

/** As the functions make it: from the environment. */
function authenticator(
  environment: Record<string, string> = ENVIRONMENT,
  changed: Partial<CallerOptions> = {},
) {
  const config = parseConfig({
    RECAPTCHA_PROJECT: 'shop-prod',
    OIDC_JWKS_URL: keyServer.url,
    ...environment,
  });
  return createCallerAuthenticator({
    secrets: config.CALLER_SECRETS,
    serviceAccounts: config.CALLER_SERVICE_ACCOUNTS,
    audiences: config.OIDC_AUDIENCES,
    jwksUrl: config.OIDC_JWKS_URL,
    trustIam: config.TRUST_IAM,
    clock: { now: () => NOW },
    log: { error: () => {} },
    ...changed,
  });
}

function signed(secret: string, headers: Record<string, string> = {}): SignedRequest {
  return {
    body: Buffer.from(BODY),
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(NOW / 1000),
      'webhook-signature': new Webhook(secret).sign('msg_1', new Date(NOW), BODY),
      ...headers,
    },
  };
}

function bearing(authorization: string, headers: Record<string, string> = {}): SignedRequest {
  return { body: Buffer.from(BODY), headers: { authorization, ...headers } };
}

async function reasonFor(request: SignedRequest, environment?: Record<string, string>) {
  const result = await authenticator(environment).authenticate(request, 'outcome');
  assert(!result.authentic);
  return result.reason;
}

describe('a caller with a secret', () => {
  it('is known by its name and tells which secret it used', async () => {
    const { authenticate } = authenticator();
    const before = await authenticate(signed(SHOP), 'report');
    const afterwards = await authenticate(signed(NEW_SHOP), 'report');
    assert(before.authentic && afterwards.authentic);
    assert.deepEqual([before.caller, before.messageId], ['shop', 'msg_1']);
    assert.equal(afterwards.caller, 'shop');
    assert.match(before.secret ?? '', /^[0-9a-f]{8}$/);
    assert.notEqual(before.secret, afterwards.secret);
  });

  it('is let in to the mounts of its scopes only', async () => {
    const { authenticate } = authenticator();
    const allowed: Record<string, boolean> = {};
    for (const mount of ['outcome', 'waf-token', 'assess', 'deliver', 'report', '', 'out']) {
      allowed[mount] = (await authenticate(signed(EDGE), mount)).authentic;
    }
    assert.deepEqual(allowed, {
      outcome: true,
      'waf-token': true,
      assess: false,
      deliver: false,
      report: false,
      '': false,
      out: false,
    });
  });

  it('is told which scope it lacks', async () => {
    const result = await authenticator().authenticate(signed(EDGE), 'assess');
    assert(!result.authentic);
    assert.match(result.reason, /scope assess/);
  });
});

describe('a caller with an ID token', () => {
  it('is verified with the keys from OIDC_JWKS_URL, fetched once', async () => {
    const { authenticate } = authenticator();
    const fetchesBefore = keyServer.fetches;
    for (let call = 0; call < 3; call += 1) {
      const result = await authenticate(bearing(`Bearer ${mint(KEY)}`), 'deliver');
      assert.deepEqual(result, { authentic: true, caller: 'clock' });
    }
    assert.equal(keyServer.fetches, fetchesBefore + 1);
  });

  it('may spell the scheme in any case', async () => {
    const { authenticate } = authenticator();
    assert((await authenticate(bearing(`bearer  ${mint(KEY)}`), 'deliver')).authentic);
  });

  const malformed: Record<string, (token: string) => string> = {
    'another scheme': (token) => `Basic ${token}`,
    'no scheme': (token) => token,
    'no token': () => 'Bearer ',
    'two tokens': (token) => `Bearer ${token} ${token}`,
    'the header twice': (token) => `Bearer ${token}, Bearer ${token}`,
    'a parameter': (token) => `Bearer token=${token}`,
    nothing: () => '',
  };
  for (const [name, authorization] of Object.entries(malformed)) {
    it(`is refused with ${name}`, async () => {
      assert.match(await reasonFor(bearing(authorization(mint(KEY)))), /bearer token/);
    });
  }

  it('waits for the next attempt when the keys cannot be fetched', async () => {
    const fetchKeys: FetchKeys = async () => ({ kind: 'failed', code: 'ECONNREFUSED' });
    const { authenticate } = authenticator(ENVIRONMENT, { fetchKeys });
    const result = await authenticate(bearing(`Bearer ${mint(KEY)}`), 'deliver');
    assert(!result.authentic);
    assert.equal(result.retryable, true);
  });
});

describe('a request with both credentials', () => {
  const token = `Bearer ${mint(KEY)}`;

  it('is the caller of the signature when that holds, whatever the token', async () => {
    for (const authorization of [token, 'Bearer forged']) {
      const result = await authenticator().authenticate(signed(SHOP, { authorization }), 'outcome');
      assert(result.authentic);
      assert.equal(result.caller, 'shop');
    }
  });

  const signature = new Webhook(SHOP).sign('msg_1', new Date(NOW), 'another body');
  const broken: Record<string, Record<string, string>> = {
    'a signature that fails': { ...signed(SHOP).headers, 'webhook-signature': signature },
    'an id alone': { 'webhook-id': 'msg_1' },
    'a time alone': { 'webhook-timestamp': String(NOW / 1000) },
    'an empty signature': { 'webhook-signature': '' },
  };
  for (const [name, headers] of Object.entries(broken)) {
    it(`does not fall back from ${name} to the token`, async () => {
      const { authenticate } = authenticator();
      assert((await authenticate(bearing(token), 'outcome')).authentic);
      assert(!(await authenticate(bearing(token, headers), 'outcome')).authentic);
    });
  }
});

describe('what is not configured', () => {
  const { CALLER_SECRETS, CALLER_SERVICE_ACCOUNTS, OIDC_AUDIENCES } = ENVIRONMENT;
  const removed = `Bearer ${withoutSignature(mint(KEY))}`;
  const cases: [name: string, environment: Record<string, string>, SignedRequest, RegExp][] = [
    ['no secrets', { CALLER_SERVICE_ACCOUNTS, OIDC_AUDIENCES }, signed(SHOP), /CALLER_SECRETS/],
    ['a list of no secrets', { CALLER_SECRETS: ',' }, signed(SHOP), /CALLER_SECRETS/],
    ['secrets alone', { CALLER_SECRETS }, bearing(`Bearer ${mint(KEY)}`), /must both be set/],
    ['no audience', { CALLER_SERVICE_ACCOUNTS }, bearing(`Bearer ${mint(KEY)}`), /both be set/],
    ['no account', { OIDC_AUDIENCES }, bearing(`Bearer ${mint(KEY)}`), /must both be set/],
    ['nothing but trust', { TRUST_IAM: 'true' }, bearing(removed), /must both be set/],
    ['nothing', {}, signed(SHOP), /CALLER_SECRETS/],
  ];
  for (const [name, environment, request, reason] of cases) {
    it(`refuses everybody with ${name}`, async () => {
      assert.match(await reasonFor(request, environment), reason);
    });
  }

  it('refuses a request without credentials whatever is configured', async () => {
    const bare = { headers: {}, body: Buffer.from(BODY) };
    for (const environment of [{}, ENVIRONMENT, { ...ENVIRONMENT, TRUST_IAM: 'true' }]) {
      assert.match(await reasonFor(bare, environment), /neither/);
    }
  });

  it('refuses to start with keys from an unsafe URL', () => {
    const environment = { ...ENVIRONMENT, OIDC_JWKS_URL: 'http://keys.example' };
    assert.throws(() => authenticator(environment), /OIDC_JWKS_URL/);
  });
});
