import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

async function started(
  context: TestContext,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const [url = ''] = /http:\S+/.exec(line) ?? [];
  assert.ok(line.includes(`RECAPTCHA_EMULATOR_HOST=${url.replace('http://', '')}`), line);
  return { process: child, url };
}

const UNKNOWN = '/v1/projects/my-shop/assessments/0000000000000000:annotate';

for (const [environment, status] of [
  [{}, 404],
  [{ KNOWN_ONLY: 'false' }, 200],
] as const) {
  test(`Started alone with ${JSON.stringify(environment)} it answers ${status} to an unknown name and stops on SIGTERM`, async (t) => {
    const { process: child, url } = await started(t, environment);
    const response = await fetch(`${url}${UNKNOWN}`, { method: 'POST', body: '{}' });
    assert.equal(response.status, status);
    await response.text();
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });
}
