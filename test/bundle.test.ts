import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signStripeEvent, stripeEvent } from '../shared/cli/signed-stripe-event.ts';
import { startEmulator } from './emulator/emulator.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = join(root, 'dist/start.js');
const folder = temporaryFolder();
const secret = 'whsec_of_the_bundle_test';

/** The largest bundle we accept, in bytes: every instance loads it before its first answer. */
const BUDGET = 680_000;

it('The image starts from one bundle, within its budget, and delivers a label without node_modules', async () => {
  const built = spawnSync('npm', ['run', 'gcp-build'], { cwd: root, encoding: 'utf8' });
  assert.equal(built.status, 0, built.stderr);
  assert.ok(statSync(bundle).size < BUDGET, `${statSync(bundle).size} bytes`);

  const emulator = await startEmulator({ knownOnly: false });
  const child = spawn(process.execPath, [bundle], {
    cwd: folder,
    env: {
      PORT: '0',
      FUNCTION_TARGET: 'paymentWebhook',
      RECAPTCHA_PROJECT: 'bundle-project',
      RECAPTCHA_EMULATOR_HOST: emulator.host,
      LEDGER: `sqlite:${join(folder, 'ledger.db')}`,
      STRIPE_WEBHOOK_SECRETS: secret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  after(async () => {
    child.kill('SIGKILL');
    await emulator.stop();
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const port = /port (\d+)/.exec(line)?.[1];
  const charge = {
    id: 'ch_1',
    object: 'charge',
    amount: 4200,
    currency: 'eur',
    metadata: { recaptcha_assessment: 'b6ac310000000000' },
  };
  const { body, signature } = signStripeEvent(stripeEvent('charge.succeeded', charge), secret);
  const response = await fetch(`http://127.0.0.1:${port}/stripe`, {
    method: 'POST',
    headers: { 'stripe-signature': signature },
    body,
  });
  const { results } = (await response.json()) as { results: { status: string }[] };
  assert.equal(results[0]?.status, 'delivered');
  assert.equal(emulator.arrived().length, 1);
});
