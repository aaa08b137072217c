import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

/** Why gcloud cannot be asked; false when it can. */
export const gcloudMissing =
  spawnSync('sh', ['-c', 'command -v gcloud']).status === 0
    ? false
    : 'gcloud is not installed: nothing that Google reads was checked (https://cloud.google.com/sdk/docs/install)';

export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
}

const verdicts = z.array(
  z.object({
    command_string: z.string(),
    success: z.boolean(),
    error_message: z.string().nullable(),
  }),
);

export interface Verdict {
  readonly command: string;
  readonly success: boolean;
  readonly message: string;
}

/** Runs gcloud with neither credentials, nor configuration, nor a way to Cloud Build. */
export async function gcloud(...words: string[]): Promise<Answer> {
  const home = mkdtempSync(join(tmpdir(), 'gcloud-'));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    CLOUDSDK_CONFIG: home,
    CLOUDSDK_CORE_PROJECT: 'my-project',
    CLOUDSDK_CORE_CHECK_GCE_METADATA: 'false',
    CLOUDSDK_CORE_DISABLE_PROMPTS: 'true',
    CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
    CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
    CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDBUILD: 'http://127.0.0.1:9/',
  };
  const options = { env, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };
  try {
    return await new Promise((resolve) => {
      execFile('gcloud', words, options, (_error, stdout, stderr) => resolve({ stdout, stderr }));
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * What gcloud's own parser says of each command. It ends with 0 whatever it finds, so only the
 * verdicts count; all in one run, because starting gcloud takes a second.
 */
export async function lint(commands: readonly string[]): Promise<Verdict[]> {
  return withFile('commands.json', JSON.stringify(commands.map(asEntry)), async (path) => {
    const { stdout } = await gcloud('meta', 'lint-gcloud-commands', `--commands-file=${path}`);
    return verdicts.parse(JSON.parse(stdout)).map((verdict) => ({
      command: verdict.command_string,
      success: verdict.success,
      message: verdict.error_message ?? '',
    }));
  });
}

function asEntry(command: string) {
  return { command_string: command };
}

/** What gcloud says when it is asked to submit this build: it reads the file before it signs in. */
export async function submit(build: string): Promise<string> {
  return withFile('cloudbuild.yaml', build, async (path) => {
    return (await gcloud('builds', 'submit', '--no-source', `--config=${path}`)).stderr;
  });
}

async function withFile<T>(name: string, text: string, use: (path: string) => Promise<T>) {
  const directory = mkdtempSync(join(tmpdir(), 'cloudbuild-'));
  const path = join(directory, name);
  writeFileSync(path, text);
  try {
    return await use(path);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
