import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

const ROOT = new URL('../', import.meta.url);

const seconds = z.string().regex(/^\d+s$/);

const step = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  waitFor: z.array(z.string()).min(1),
  timeout: seconds,
  script: z.string().optional(),
  entrypoint: z.string().optional(),
  args: z.array(z.string()).optional(),
});

const build = z.strictObject({
  substitutions: z.record(z.string().regex(/^_[A-Z_]+$/), z.string()),
  steps: z.array(step),
  timeout: seconds,
  serviceAccount: z.string(),
  options: z.strictObject({
    logging: z.literal('CLOUD_LOGGING_ONLY'),
    automapSubstitutions: z.literal(true),
    substitutionOption: z.literal('ALLOW_LOOSE'),
  }),
});

export type Build = z.infer<typeof build>;
export type Step = z.infer<typeof step>;

/** What Cloud Build itself adds to the substitutions of a file. */
const BUILT_IN = {
  PROJECT_ID: 'my-project',
  PROJECT_NUMBER: '123456789012',
  BUILD_ID: '6b1f3f5e-0d9c-4a52-9c0a-3f4a6d1e2b7c',
};

/** A file of the repository. */
export function repositoryFile(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

export function readBuild(): Build {
  return build.parse(parse(repositoryFile('cloudbuild.yaml')));
}

/** What a script finds in its environment: the substitutions of the file and Cloud Build's own. */
export function valuesOf({ substitutions }: Build): Record<string, string> {
  return { ...BUILT_IN, ...substitutions };
}

/** The step of that id; the test fails where there is none. */
export function stepOf({ steps }: Build, id: string): Step {
  const found = steps.find((candidate) => candidate.id === id);
  assert.ok(found, `there is no step ${id}`);
  return found;
}

/** Every step that has ended before this one starts. */
export function ancestors(file: Build, id: string): ReadonlySet<string> {
  const waitsFor = stepOf(file, id).waitFor.filter((name) => name !== '-');
  return new Set(waitsFor.flatMap((name) => [name, ...ancestors(file, name)]));
}

const VARIABLE = /\$(?:\{(\w+)\}|([A-Za-z_]\w*))/g;

/** The names of the variables a text uses. */
export function variablesIn(text: string): string[] {
  return Array.from(text.matchAll(VARIABLE), ([, braced, bare]) => braced ?? bare ?? '');
}

/** Puts in the values of all variables; the test fails where one has none. */
export function expand(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(VARIABLE, (variable, braced?: string, bare?: string) => {
    const value = values[braced ?? bare ?? ''];
    assert.ok(value !== undefined, `${variable} has no value in: ${text}`);
    return value;
  });
}
