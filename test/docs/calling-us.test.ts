import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { CALLER_SECRET, PROJECT } from '../helpers/http-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { STARTS, type StartedProcess, startFunction } from '../processes/starts.ts';
import { fenced, section } from './calling-us-page.ts';
import { missingProgram, run } from './calling-us-program.ts';

interface Caller {
  readonly name: string;
  /** Of its fence on the page. */
  readonly language: string;
  readonly file: string;
  /** What runs it comes first. */
  readonly needs: readonly [string, ...string[]];
  readonly assessment: string;
  readonly says: object;
}

const CALLERS: readonly Caller[] = [
  {
    name: 'Node',
    language: 'js',
    file: 'report.mjs',
    needs: [process.execPath],
    assessment: 'a1b2c3d4e5f60718',
    says: { reasons: ['PASSED_TWO_FACTOR'] },
  },
  {
    name: 'Python',
    language: 'python',
    file: 'report.py',
    needs: ['python3'],
    assessment: 'b1b2c3d4e5f60718',
    says: { annotation: 'FRAUDULENT', reasons: ['SOCIAL_SPAM'] },
  },
  {
    name: 'PHP',
    language: 'php',
    file: 'report.php',
    needs: ['php'],
    assessment: 'c1b2c3d4e5f60718',
    says: { annotation: 'LEGITIMATE' },
  },
  {
    name: 'Bash',
    language: 'bash',
    file: 'report.sh',
    needs: ['bash', 'curl', 'openssl'],
    assessment: 'd1b2c3d4e5f60718',
    says: { annotation: 'FRAUDULENT', reasons: ['CHARGEBACK_FRAUD'] },
  },
];

const OTHER_SECRET = `whsec_${Buffer.alloc(24, 'other').toString('base64')}`;

const folder = temporaryFolder();
let emulator: Emulator;
let annotator: StartedProcess;

before(async () => {
  emulator = await startEmulator({ knownOnly: false });
  annotator = await startFunction(STARTS[0] ?? assert.fail(), 'annotator', {
    RECAPTCHA_PROJECT: PROJECT,
    RECAPTCHA_EMULATOR_HOST: emulator.host,
    LEDGER: `sqlite:${join(folder, 'ledger.db')}`,
    CALLER_SECRETS: `site:${CALLER_SECRET}`,
    ACCOUNT_IDS: 'plain',
  });
});

after(async () => {
  annotator.signal('SIGTERM');
  await annotator.ended;
  await emulator.stop();
});

function code(language: string): string {
  return fenced(language, section('A whole caller'))[0] ?? assert.fail(`no ${language}`);
}

function environment(path: string, secret = CALLER_SECRET) {
  return { ANNOTATOR_URL: `${annotator.url}${path}`, ANNOTATOR_SECRET: secret };
}

function arrivedAt(assessment: string): object[] {
  const arrived = emulator.arrived().filter((arrival) => arrival.assessment === assessment);
  return arrived.map(({ body }) => body);
}

describe('the caller on the page', () => {
  for (const { name, language, file, needs, assessment, says } of CALLERS) {
    test(`in ${name} is heard once, and not with another secret`, async (t) => {
      const missing = missingProgram(needs);
      if (missing !== undefined) return t.skip(missing);
      writeFileSync(join(folder, file), code(language));
      const call = (secret?: string) =>
        run([needs[0], file], environment('/outcome', secret), folder);

      const refused = await call(OTHER_SECRET);
      assert.notEqual(refused.code, 0);
      assert.match(`${refused.output}${refused.errors}`, /401/);
      assert.deepEqual(arrivedAt(assessment), []);

      for (const status of ['delivered', 'duplicate']) {
        const { code, output, errors } = await call();
        assert.equal(code, 0, errors);
        const [result, ...others] = JSON.parse(output).results;
        assert.deepEqual(others, []);
        assert.equal(result.status, status);
        assert.equal(result.assessment, `projects/${PROJECT}/assessments/${assessment}`);
      }
      assert.deepEqual(arrivedAt(assessment), [{ ...says, accountId: 'Zoë' }]);
    });
  }
});

test('the links on the page are made by its lines in Bash', async (t) => {
  const missing = missingProgram(['bash', 'curl', 'openssl', 'split', 'grep']);
  if (missing !== undefined) return t.skip(missing);
  const linking = section('Linking what existed before');
  const [links = ''] = fenced('json', linking);
  const [lines = ''] = fenced('sh', linking);
  const [report = ''] = code('bash').split(/^report '/m);
  const own = temporaryFolder();
  writeFileSync(join(own, 'payments.ndjson'), links);
  writeFileSync(join(own, 'link.sh'), `${report}\n${lines}\ncat part-*.answer\necho\nls\n`);
  const { output, errors } = await run(['bash', 'link.sh'], environment('/assess/link'), own);
  assert.equal(errors, '');
  const [answer = '', ...files] = output.trim().split('\n');
  const statuses = JSON.parse(answer).results.map(({ status }: { status: string }) => status);
  assert.deepEqual(statuses, ['linked', 'linked']);
  assert.deepEqual(files.sort(), ['link.sh', 'part-aaa.answer', 'payments.ndjson']);
});
