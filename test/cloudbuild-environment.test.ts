import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseConfig } from '../shared/config/config.ts';
import { IDENTITY_SECRETS } from '../shared/config/identity-secrets.ts';
import { PAYMENT_SECRETS } from '../shared/config/payment-secrets.ts';
import { VARIABLES, type Variable } from '../shared/config/variables.ts';
import { type Deployment, deployments } from './cloudbuild-commands.ts';
import { readBuild } from './cloudbuild-file.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** What the secrets hold after docs/deploy.md was followed. */
const SECRETS: Readonly<Record<string, string>> = {
  'ledger-key:latest': `${KEY}\n`,
  'stripe-webhook-secrets:latest': 'whsec_newer\nwhsec_older\n',
  'adyen-hmac-keys:latest': `${'AB'.repeat(32)}\n`,
  'adyen-basic-auth:latest': 'adyen:a password, with a comma\n',
  'braintree-keys:latest': 'public0123456789:private0123456789\n',
  'checkout-webhook-keys:latest': 'checkout-key\n',
  'square-signature-keys:latest': 'square-signature-key\n',
  'shopify-client-secrets:latest': 'shpss_0123456789abcdef\n',
  'account-id-key:latest': `${KEY}\n`,
  'auth0-stream-tokens:latest': 'Bearer newer, with a comma\nBearer older\n',
  'okta-hook-secrets:latest': 'okta-hook-secret\n',
  'twilio-auth-tokens:latest': '0123456789abcdef0123456789abcdef\n',
  'supabase-hook-secrets:latest': `v1,whsec_${KEY}|v1,whsec_${KEY}\n`,
  'workos-webhook-secrets:latest': 'workos-secret\n',
  'keycloak-webhook-secrets:latest': 'keycloak-secret\n',
  'caller-secrets:latest': `shop:assess:whsec_${KEY}\n`,
};

/** Read besides the variables of the table: by our own start, and by every Google client. */
const BESIDES = ['FUNCTION_TARGET', 'GOOGLE_CLOUD_PROJECT'];

const SENDERS_OF: Readonly<Record<string, object>> = {
  'payment-webhook': PAYMENT_SECRETS,
  'identity-callback': IDENTITY_SECRETS,
};
const SENDER_NAMES = Object.keys({ ...PAYMENT_SECRETS, ...IDENTITY_SECRETS }) as (
  | keyof typeof PAYMENT_SECRETS
  | keyof typeof IDENTITY_SECRETS
)[];

const known = new Map<string, Variable>(Object.entries(VARIABLES));
const secretFiles = [...known].flatMap(([name, { secret }]) => (secret ? [`${name}_FILE`] : []));

for (const deployment of deployments(readBuild())) {
  const { service, environment, secrets } = deployment;

  test(`${service} is given only variables that the configuration knows`, () => {
    for (const name of Object.keys(environment)) {
      const isKnown = known.has(name) || secretFiles.includes(name) || BESIDES.includes(name);
      assert.ok(isKnown, name);
      assert.ok(!known.get(name)?.secret, `${name} would stand in clear in the service`);
    }
  });

  test(`${service} is told where each of its secrets is, each alone in a directory`, () => {
    const paths = Object.keys(secrets);
    const told = secretFiles.flatMap((name) => environment[name] ?? []);
    assert.deepEqual(told.sort(), paths.sort());
    assert.equal(new Set(paths.map(dirname)).size, paths.length);
    for (const path of paths) assert.ok(secrets[path]?.endsWith(':latest'), path);
  });

  test(`${service} starts with the configuration it is given`, (context) => {
    const config = parseConfig(mounted(context, deployment, SECRETS));
    assert.equal(config.project, 'my-project');
    assert.equal(config.LEDGER, 'firestore:(default)');
    assert.deepEqual(config.LEDGER_KEY, Buffer.alloc(32, 7));
    if (service === 'payment-webhook') {
      assert.deepEqual(config.STRIPE_WEBHOOK_SECRETS, ['whsec_newer', 'whsec_older']);
      assert.deepEqual(config.ADYEN_BASIC_AUTH, ['adyen:a password, with a comma']);
    }
    if (service === 'identity-callback') {
      const tokens = ['Bearer newer, with a comma', 'Bearer older'];
      assert.deepEqual(config.AUTH0_STREAM_TOKENS, tokens);
      assert.equal(config.SUPABASE_HOOK_SECRETS?.length, 2);
    }
    for (const name of Object.keys(SENDERS_OF[service] ?? {})) {
      assert.ok(name in environment || `${name}_FILE` in environment, name);
    }
    if (service === 'assess') assert.equal(config.CALLER_SECRETS?.[0]?.name, 'shop');
  });

  test(`${service} starts when the secrets of senders and callers hold a line break alone`, (context) => {
    const none = Object.fromEntries(Object.keys(SECRETS).map((name) => [name, '\n']));
    const ledgerKey = { 'ledger-key:latest': `${KEY}\n` };
    const config = parseConfig(mounted(context, deployment, { ...none, ...ledgerKey }));
    for (const name of SENDER_NAMES) assert.equal(config[name], undefined, name);
    assert.equal(config.CALLER_SECRETS, undefined);
  });
}

/** The service's environment, its secrets mounted below a directory of this test. */
function mounted(
  context: TestContext,
  { service, environment, secrets }: Deployment,
  contents: Readonly<Record<string, string>>,
): Record<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'secrets-'));
  context.after(() => rmSync(root, { recursive: true }));
  for (const [path, secret] of Object.entries(secrets)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), contents[secret] ?? '');
  }
  const moved = Object.entries(environment).map(([name, value]) =>
    secretFiles.includes(name) ? [name, join(root, value)] : [name, value],
  );
  return { ...Object.fromEntries(moved), K_SERVICE: service };
}
