import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { TARGETS } from '../functions/targets.ts';
import { commandsOf, deployments, flag } from './cloudbuild-commands.ts';
import {
  ancestors,
  expand,
  readBuild,
  repositoryFile,
  stepOf,
  valuesOf,
  variablesIn,
} from './cloudbuild-file.ts';

const file = readBuild();
const deployed = deployments(file);
const byTarget = Object.entries(TARGETS);

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(repositoryFile('package.json'))).scripts;

test('every step has its own id and waits only for steps above it, so there is no cycle', () => {
  const above = new Set(['-']);
  for (const { id, waitFor } of file.steps) {
    assert.ok(!above.has(id), `${id} is there twice`);
    for (const name of waitFor) assert.ok(above.has(name), `${id} waits for ${name}`);
    above.add(id);
  }
});

test('the build has time for the slowest run of its steps', () => {
  const ends = new Map([['-', 0]]);
  for (const { id, timeout, waitFor } of file.steps) {
    const start = Math.max(...waitFor.map((name) => ends.get(name) ?? Number.NaN));
    ends.set(id, start + Number.parseInt(timeout, 10));
  }
  const slowest = Math.max(...ends.values());
  assert.ok(slowest <= Number.parseInt(file.timeout, 10), `${slowest}s`);
});

test('nothing is deployed before install, check, test and image are through', () => {
  assert.equal(deployed.length, byTarget.length);
  for (const { step } of deployed) {
    assert.deepEqual(
      [...ancestors(file, step)].sort(),
      ['check', 'image', 'install', 'push', 'test'],
      `${step} waits for these and for no other deployment`,
    );
  }
});

test('check and test together run what npm test runs', () => {
  const { script: check } = stepOf(file, 'check');
  const { script: tests } = stepOf(file, 'test');
  assert.equal(`${check} && ${tests}`, scripts['test']);
});

test('the image starts what its build script makes, and leaves the choice of the function open', () => {
  const { args = [] } = stepOf(file, 'image');
  const outfile = /--outfile=(\S+)/.exec(scripts['build'] ?? '')?.[1];
  assert.equal(scripts['gcp-build'], 'npm run build');
  assert.ok(args.includes(`--env=GOOGLE_ENTRYPOINT=exec node ${outfile}`), `starts ${outfile}`);
  assert.ok(args.includes('--env=GOOGLE_NODEJS_VERSION=24.x'));
  assert.ok(!args.some((word) => word.includes('FUNCTION_TARGET')));
});

test('what is built is what is pushed and what is deployed', () => {
  const image = expand(stepOf(file, 'image').args?.[1] ?? '', valuesOf(file));
  assert.equal(expand(stepOf(file, 'push').args?.[1] ?? '', valuesOf(file)), image);
  for (const { command, service } of deployed) assert.equal(flag(command, 'image'), image, service);
});

test('every function is one service, named like its mount, which says so when asked for its health', () => {
  const named = byTarget.map(([target, mount]) => `${mount.slice(1)} ${target}`);
  const found = deployed.map(
    ({ service, environment }) => `${service} ${environment['FUNCTION_TARGET']}`,
  );
  assert.deepEqual(found.sort(), named.sort());
  const { script = '', waitFor } = stepOf(file, 'smoke-test');
  for (const name of named) assert.match(script, new RegExp(`^health ${name}$`, 'm'));
  assert.deepEqual(waitFor.toSorted(), deployed.map(({ step }) => step).sort());
});

test('every service is open to callers without a Google token, runs as its own account, and is bounded', () => {
  for (const { command, service } of deployed) {
    assert.equal(flag(command, 'no-invoker-iam-check'), '', service);
    assert.equal(
      flag(command, 'service-account'),
      'annotator@my-project.iam.gserviceaccount.com',
      service,
    );
    for (const name of ['region', 'concurrency', 'cpu', 'memory', 'timeout']) {
      assert.ok(flag(command, name), `${service} --${name}`);
    }
    assert.equal(flag(command, 'cpu-boost'), '', service);
  }
});

test('Cloud Scheduler calls deliver every minute, as whom and for what deliver accepts', () => {
  const [job] = commandsOf(file, 'schedule');
  const deliver = deployed.find(({ service }) => service === 'deliver');
  assert.ok(job && deliver);
  assert.deepEqual(job.words.slice(0, 5), ['gcloud', 'scheduler', 'jobs', 'update', 'http']);
  const audience = deliver.environment['OIDC_AUDIENCES'];
  assert.equal(audience, 'https://deliver-123456789012.us-central1.run.app');
  assert.equal(flag(job, 'schedule'), '* * * * *');
  assert.equal(flag(job, 'uri'), `${audience}/`);
  assert.equal(flag(job, 'oidc-token-audience'), audience);
  assert.equal(
    flag(job, 'oidc-service-account-email'),
    deliver.environment['CALLER_SERVICE_ACCOUNTS'],
  );
  assert.equal(flag(job, 'update-headers'), 'Content-Type=application/json');
  assert.equal(flag(job, 'attempt-deadline'), flag(deliver.command, 'timeout'));
});

test('every substitution that is used is declared, and every declared one is used', () => {
  const texts = file.steps.flatMap(({ script = '', args = [] }) => [script, ...args]);
  const used = new Set([...texts, file.serviceAccount].flatMap(variablesIn));
  const own = [...used].filter((name) => name.startsWith('_'));
  assert.deepEqual(own.sort(), Object.keys(file.substitutions).sort());
  const others = [...used].filter((name) => !name.startsWith('_'));
  assert.deepEqual(others.sort(), ['BUILD_ID', 'PROJECT_ID', 'PROJECT_NUMBER']);
});
