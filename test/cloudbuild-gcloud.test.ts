import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gcloudCommands } from '../shared/cli/gcloud-commands.ts';
import { gcloudLines, shellBlocks } from './cloudbuild-commands.ts';
import { expand, readBuild, repositoryFile, valuesOf } from './cloudbuild-file.ts';
import { gcloud, gcloudMissing, lint, submit } from './cloudbuild-gcloud.ts';

const options = { skip: gcloudMissing };

const file = readBuild();

/** What the variables of docs/deploy.md may hold. */
const READER = {
  PROJECT_ID: 'my-project',
  REGION: 'europe-west1',
  SECRET: 'ledger-key',
  ROLE: 'roles/run.admin',
};

test('gcloud parses every gcloud line of cloudbuild.yaml and docs/deploy.md', options, async () => {
  const built = file.steps.flatMap(({ script = '' }) => gcloudLines(script));
  const documented = gcloudLines(shellBlocks(repositoryFile('docs/deploy.md')));
  assert.ok(built.length >= 6 && documented.length >= 15, 'the lines were found');
  const indexes = gcloudCommands(JSON.parse(repositoryFile('firestore.indexes.json')), '(default)');
  const commands = new Set([
    ...indexes,
    ...built.map((line) => expand(line, valuesOf(file))),
    ...documented.map((line) => expand(line, READER)),
  ]);
  const verdicts = await lint([...commands]);
  assert.equal(verdicts.length, commands.size, 'one verdict per command');
  assert.deepEqual(
    verdicts.filter(({ success }) => !success),
    [],
  );
});

test('gcloud reports a wrong line as such', options, async () => {
  const right = 'gcloud run deploy deliver --image=x --region=europe-west1 --no-invoker-iam-check';
  const wrong: [line: string, complaint: RegExp][] = [
    [right.replace('--region', '--reigon'), /unrecognized arguments: --reigon/],
    [`${right} --concurrency=many`, /argument --concurrency/],
    [right.replace('run deploy', 'run deplop'), /Invalid choice: 'deplop'/],
    ['gcloud scheduler jobs create http deliver --location=x', /--schedule --uri/],
  ];
  const verdicts = await lint([right, ...wrong.map(([line]) => line)]);
  const [good, ...bad] = verdicts;
  assert.equal(good?.success, true, good?.message);
  assert.equal(bad.length, wrong.length);
  for (const [index, [line, complaint]] of wrong.entries()) {
    assert.equal(bad[index]?.success, false, line);
    assert.match(bad[index]?.message ?? '', complaint);
  }
});

test(
  'gcloud reads cloudbuild.yaml as a build, and would not read a misspelt one',
  options,
  async () => {
    const text = repositoryFile('cloudbuild.yaml');
    const misspelt = text.replace('automapSubstitutions', 'automapSubstitution');
    assert.notEqual(misspelt, text);
    assert.match(await submit(text), /active account/);
    assert.match(await submit(misspelt), /\.options\.automapSubstitution: unused/);
  },
);

test(
  'what goes to Cloud Build is the source, with all the check reads, and nothing else',
  options,
  async () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const { stdout } = await gcloud('meta', 'list-files-for-upload', root);
    const paths = stdout.trim().split('\n');
    for (const needed of ['.gitignore', 'package-lock.json', 'biome.json', 'functions/start.ts']) {
      assert.ok(paths.includes(needed), needed);
    }
    assert.deepEqual(
      paths.filter((path) => /^(\.git|node_modules|dist|\.data)\/|\.log$/.test(path)),
      [],
    );
  },
);
