import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { configurationTables } from '../../shared/cli/configuration-table.ts';
import { type Environment, parseConfig } from '../../shared/config/config.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const LONG = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const SHORT = `whsec_${Buffer.alloc(23, 1).toString('base64')}`;
const project = { RECAPTCHA_PROJECT: 'my-shop-1' };

function problemsOf(environment: Environment): string[] {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    assert.ok(error instanceof AnnotatorError && error.code === 'configuration');
    return error.issues.map(({ path }) => path);
  }
}

describe('The configuration', () => {
  it('needs no more than a project', () => {
    const config = parseConfig(project);
    assert.equal(config.project, 'my-shop-1');
    assert.equal(config.PORT, 8080);
    assert.equal(config.LEDGER, 'sqlite:.data/ledger.db');
    assert.equal(config.STRIPE_WEBHOOK_SECRETS, undefined);
    assert.ok(config.OPINIONS.has('repeat-verdict'));
    assert.ok(!config.OPINIONS.has('capture-legitimate'));
  });

  it('takes GOOGLE_CLOUD_PROJECT when RECAPTCHA_PROJECT is not set', () => {
    assert.equal(parseConfig({ GOOGLE_CLOUD_PROJECT: 'other-1' }).project, 'other-1');
    assert.equal(parseConfig({ ...project, GOOGLE_CLOUD_PROJECT: 'other-1' }).project, 'my-shop-1');
  });

  it('reports every problem at once, and never a value', () => {
    const environment = {
      PORT: 'eighty',
      TRUST_IAM: 'yes',
      STRIPE_WEBHOOK_SECRETS: 'sk_live_oops',
      CALLER_SECRETS: SHORT,
      LEDGER_KEY: 'c2hvcnQ=',
    };
    assert.deepEqual(problemsOf(environment).sort(), [
      'CALLER_SECRETS',
      'LEDGER_KEY',
      'PORT',
      'RECAPTCHA_PROJECT',
      'STRIPE_WEBHOOK_SECRETS',
      'TRUST_IAM',
    ]);
    assert.throws(
      () => parseConfig(environment),
      (error: Error) =>
        !/sk_live_oops|c2hvcnQ/.test(error.message) && !error.message.includes(SHORT),
    );
  });

  it('separates lists by commas and newlines', () => {
    const { STRIPE_WEBHOOK_SECRETS: secrets } = parseConfig({
      ...project,
      STRIPE_WEBHOOK_SECRETS: 'whsec_aaaa, whsec_bbbb\nwhsec_cccc\n',
    });
    assert.deepEqual(secrets, ['whsec_aaaa', 'whsec_bbbb', 'whsec_cccc']);
  });

  const callers: [entry: string, name: string | undefined, scopes: string[]][] = [
    [LONG, undefined, []],
    [`shop:${LONG}`, 'shop', []],
    [`cron:deliver:${LONG}`, 'cron', ['deliver']],
    [`edge:waf-token+assess:${LONG}`, 'edge', ['waf-token', 'assess']],
  ];
  for (const [entry, name, scopes] of callers) {
    it(`reads the caller ${entry.replace(LONG, 'whsec_…')}`, () => {
      const [caller] = parseConfig({ ...project, CALLER_SECRETS: entry }).CALLER_SECRETS ?? [];
      assert.deepEqual(caller?.scopes, scopes);
      if (name) assert.equal(caller?.name, name);
      assert.equal(caller?.key.length, 24);
    });
  }

  for (const bad of [SHORT, `a:b:c:${LONG}`, `a:everything:${LONG}`, 'whsec_', 'whsec_!!!']) {
    it(`refuses the caller ${bad.replace(LONG, 'whsec_…')}`, () => {
      assert.deepEqual(problemsOf({ ...project, CALLER_SECRETS: bad }), ['CALLER_SECRETS']);
    });
  }

  it('reads a secret from the file that NAME_FILE names, without its last newline', () => {
    const file = join(temporaryFolder(), 'stripe');
    writeFileSync(file, 'whsec_from_file\n');
    const config = parseConfig({ ...project, STRIPE_WEBHOOK_SECRETS_FILE: file });
    assert.deepEqual(config.STRIPE_WEBHOOK_SECRETS, ['whsec_from_file']);
  });

  it('refuses a secret given twice, and a file that cannot be read', () => {
    const twice = {
      STRIPE_WEBHOOK_SECRETS: 'whsec_aaaa',
      STRIPE_WEBHOOK_SECRETS_FILE: '/dev/null',
    };
    assert.deepEqual(problemsOf({ ...project, ...twice }), ['STRIPE_WEBHOOK_SECRETS']);
    assert.deepEqual(problemsOf({ ...project, LEDGER_KEY_FILE: '/nowhere' }), ['LEDGER_KEY_FILE']);
  });

  it('refuses an emulator and a ledger on memory on Cloud Run', () => {
    const LEDGER_KEY = Buffer.alloc(32, 3).toString('base64');
    const run = { ...project, K_SERVICE: 'payment-webhook', LEDGER_KEY };
    assert.deepEqual(problemsOf({ ...run, LEDGER: 'sqlite:/tmp/ledger.db' }), ['LEDGER']);
    for (const name of ['RECAPTCHA_EMULATOR_HOST', 'FIRESTORE_EMULATOR_HOST']) {
      assert.deepEqual(problemsOf({ ...run, [name]: 'localhost:1' }), [name]);
    }
  });

  it('refuses to let findings wait longer than their keys live', () => {
    const month = { ...project, LINK_DAYS: '30' };
    assert.deepEqual(problemsOf({ ...month, PARK_HOURS: '721' }), ['PARK_HOURS']);
    assert.deepEqual(problemsOf({ ...month, PARK_HOURS: '720' }), []);
  });

  it('uses Firestore on Cloud Run by default, and then needs a key', () => {
    const run = { ...project, K_SERVICE: 'payment-webhook' };
    assert.deepEqual(problemsOf(run), ['LEDGER_KEY']);
    const LEDGER_KEY = Buffer.alloc(32, 3).toString('base64');
    assert.equal(parseConfig({ ...run, LEDGER_KEY }).LEDGER, 'firestore:(default)');
  });

  it('takes the Firestore database of the project it runs in, and only a name that can be one', () => {
    const LEDGER_KEY = Buffer.alloc(32, 3).toString('base64');
    const run = { ...project, LEDGER_KEY, LEDGER: 'firestore:my-ledger' };
    assert.equal(parseConfig({ ...run, GOOGLE_CLOUD_PROJECT: 'here' }).ledgerProject, 'here');
    assert.equal(parseConfig(run).ledgerProject, parseConfig(run).project);
    for (const LEDGER of ['firestore:', 'firestore:a/b', 'firestore:(defualt)', 'firestore:X']) {
      assert.deepEqual(problemsOf({ ...run, LEDGER }), ['LEDGER'], LEDGER);
    }
  });

  it('refuses a Stripe secret that is only its prefix, alone or in a list', () => {
    for (const bad of ['whsec_', 'whsec_x', 'whsec_good_one,whsec_', 'whsec_…', 'whsec_...']) {
      assert.deepEqual(problemsOf({ ...project, STRIPE_WEBHOOK_SECRETS: bad }), [
        'STRIPE_WEBHOOK_SECRETS',
      ]);
    }
  });

  it('refuses a misspelt SHADOW, which would send what was meant to be held back', () => {
    for (const bad of ['yes', 'True', '1', 'Stripe', 'strpe', 'stripe,other']) {
      assert.deepEqual(problemsOf({ ...project, SHADOW: bad }), ['SHADOW']);
    }
    const shadow = (SHADOW: string) => parseConfig({ ...project, SHADOW }).SHADOW;
    assert.deepEqual(['true', 'false', 'stripe'].map(shadow), [true, false, ['stripe']]);
  });

  it('names a project that is wrong once, not also as missing', () => {
    assert.deepEqual(problemsOf({ RECAPTCHA_PROJECT: 'No Such' }), ['RECAPTCHA_PROJECT']);
    assert.deepEqual(problemsOf({ GOOGLE_CLOUD_PROJECT: '../x' }), ['RECAPTCHA_PROJECT']);
  });

  it('replaces the default opinions by those given, and refuses unknown ones', () => {
    const opinions = (OPINIONS: string) => [...parseConfig({ ...project, OPINIONS }).OPINIONS];
    assert.deepEqual(opinions('capture-legitimate, repeat-verdict'), [
      'capture-legitimate',
      'repeat-verdict',
    ]);
    assert.deepEqual(opinions('none'), []);
    assert.deepEqual(problemsOf({ ...project, OPINIONS: 'capture-legit' }), ['OPINIONS']);
  });

  it('is described in the README exactly as the schema has it', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    assert.ok(readme.includes(configurationTables()), 'run: npm run configuration');
  });
});
