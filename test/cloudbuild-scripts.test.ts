import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { TARGETS } from '../functions/targets.ts';
import { deployments } from './cloudbuild-commands.ts';
import { readBuild, stepOf, valuesOf } from './cloudbuild-file.ts';

const file = readBuild();

/** Runs a step's script as Cloud Build does, with stand-ins for the programs it calls. */
function runStep(
  context: TestContext,
  id: string,
  standIns: Readonly<Record<string, string>>,
  substitutions: Readonly<Record<string, string>> = {},
) {
  const directory = mkdtempSync(join(tmpdir(), 'step-'));
  context.after(() => rmSync(directory, { recursive: true }));
  for (const [program, script] of Object.entries(standIns)) {
    writeFileSync(join(directory, program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const log = join(directory, 'log');
  writeFileSync(log, '');
  const env = { ...valuesOf(file), ...substitutions, PATH: `${directory}:/usr/bin:/bin`, LOG: log };
  const script = stepOf(file, id).script ?? '';
  const { status } = spawnSync('/bin/sh', ['-c', script], { env, timeout: 10_000 });
  return { status, calls: readFileSync(log, 'utf8').trim().split('\n') };
}

const services = Object.entries(TARGETS).map(([target, mount]) => ({
  url: `https://${mount.slice(1)}-123456789012.us-central1.run.app/health`,
  target,
}));

/** A curl that answers each service's health, `said` being what it claims to be. */
function curl(said: (target: string) => string): string {
  const cases = services.map(
    ({ url, target }) => `*" ${url}") echo '{"status":"ok","target":"${said(target)}"}';;`,
  );
  return `case "$*" in\n${cases.join('\n')}\n*) exit 6;;\nesac`;
}

test('the smoke test passes when every service names its own function', (context) => {
  const { status } = runStep(context, 'smoke-test', { curl: curl((target) => target) });
  assert.equal(status, 0);
});

for (const { target: wrong } of services) {
  test(`the smoke test fails when ${wrong} says it is another function`, (context) => {
    const standIns = { curl: curl((target) => (target === wrong ? `${target}2` : target)) };
    assert.equal(runStep(context, 'smoke-test', standIns).status, 1);
  });
}

test('the smoke test fails when a service does not answer', (context) => {
  assert.equal(runStep(context, 'smoke-test', { curl: 'exit 22' }).status, 1);
});

/** What a shell could take apart. */
const ODD = {
  _SCORE_POLICY: '{"login": {"challengeBelow": 0.7}, "default": {}}',
  _FIREBASE_AUDIENCE: 'https://a.example/x?y=1&z=2,https://b.example/*',
};

for (const { step, service, command } of deployments(file)) {
  test(`a shell reads the deployment of ${service} as one command, whatever is substituted`, (context) => {
    const gcloud = `printf '%s\\n' "$@" >> "$LOG"`;
    const { status, calls } = runStep(context, step, { gcloud }, ODD);
    assert.equal(status, 0);
    assert.deepEqual(calls.slice(0, 3), ['run', 'deploy', service]);
    const flags = [...command.flags.values()].reduce((count, { length }) => count + length, 0);
    assert.equal(calls.length, 3 + flags, calls.join('\n'));
    for (const [name, value] of Object.entries(ODD)) {
      const set = calls.find((word) => word.includes(name.slice(1)));
      if (set) assert.equal(set, `--set-env-vars=^|^${name.slice(1)}=${value}`);
    }
  });
}

/** A gcloud that notes its calls; looking a job up ends with `found`. */
function scheduler(found: 0 | 1): string {
  return `echo "$3 $4" >> "$LOG"\n[ "$3" != describe ] || exit ${found}`;
}

test('the scheduler job is created only where there is none', (context) => {
  const existing = runStep(context, 'schedule-job', { gcloud: scheduler(0) });
  assert.deepEqual(existing, { status: 0, calls: ['describe recaptcha-annotator-deliver'] });
  const missing = runStep(context, 'schedule-job', { gcloud: scheduler(1) });
  assert.deepEqual(missing, {
    status: 0,
    calls: ['describe recaptcha-annotator-deliver', 'create http'],
  });
});

test('a scheduler job that cannot be created fails the build', (context) => {
  assert.equal(runStep(context, 'schedule-job', { gcloud: 'exit 1' }).status, 1);
});
