import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { AnnotatorError, type Issue } from '../annotator-error.ts';
import { VARIABLES, type Variable, type VariableName } from './variables.ts';

type Value<Name extends VariableName> = z.output<(typeof VARIABLES)[Name]['read']>;
type HasFallback<Name extends VariableName> = (typeof VARIABLES)[Name] extends { fallback: string }
  ? true
  : false;

/** The parsed environment; a variable without fallback may be undefined. */
export type Config = {
  readonly [Name in VariableName]: HasFallback<Name> extends true
    ? Value<Name>
    : Value<Name> | undefined;
} & {
  readonly project: string;
  /** The project that owns the Firestore database: the one this runs in. */
  readonly ledgerProject: string;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Parses the environment once. Reports every problem at once.
 * @throws AnnotatorError `configuration`, its issues naming each variable, never its value
 */
export function parseConfig(environment: Environment): Config {
  const issues: Issue[] = [];
  const values: Record<string, unknown> = {};
  const onCloudRun = Boolean(environment['K_SERVICE']);
  const LEDGER = environment['LEDGER'] || (onCloudRun ? 'firestore:(default)' : undefined);
  const RECAPTCHA_PROJECT = environment['RECAPTCHA_PROJECT'] || environment['GOOGLE_CLOUD_PROJECT'];
  const given = { ...environment, LEDGER, RECAPTCHA_PROJECT };
  for (const [name, variable] of Object.entries<Variable>(VARIABLES)) {
    values[name] = parseVariable(name, variable, given, issues);
  }
  const project = values['RECAPTCHA_PROJECT'];
  if (!project && !hasIssue(issues, 'RECAPTCHA_PROJECT')) {
    issues.push({ path: 'RECAPTCHA_PROJECT', message: 'required: the project of the assessments' });
  }
  if (onCloudRun) issues.push(...refusedOnCloudRun(values));
  if (isFirestore(values) && !values['LEDGER_KEY'] && !hasIssue(issues, 'LEDGER_KEY')) {
    issues.push({ path: 'LEDGER_KEY', message: 'required with Firestore' });
  }
  if (values['ACCOUNT_IDS'] === 'hashed' && !values['ACCOUNT_ID_KEY']) {
    if (!hasIssue(issues, 'ACCOUNT_ID_KEY')) {
      issues.push({ path: 'ACCOUNT_ID_KEY', message: 'required with ACCOUNT_IDS=hashed' });
    }
  }
  if (Number(values['PARK_HOURS']) > 24 * Number(values['LINK_DAYS'])) {
    issues.push({
      path: 'PARK_HOURS',
      message: 'must not be longer than LINK_DAYS: what waits ends with its key',
    });
  }
  if (issues.length > 0) throw configurationError(issues);
  const ledgerProject = environment['GOOGLE_CLOUD_PROJECT'] || project;
  return { ...values, project, ledgerProject } as unknown as Config;
}

function parseVariable(
  name: string,
  variable: Variable,
  environment: Environment,
  issues: Issue[],
): unknown {
  const given = textOf(name, variable, environment, issues) ?? variable.fallback;
  if (given === undefined) return undefined;
  const result = variable.read.safeParse(given);
  if (result.success) return result.data;
  for (const issue of result.error.issues) issues.push({ path: name, message: issue.message });
  return undefined;
}

function textOf(
  name: string,
  variable: Variable,
  environment: Environment,
  issues: Issue[],
): string | undefined {
  const direct = environment[name]?.trim();
  const file = variable.secret ? environment[`${name}_FILE`]?.trim() : undefined;
  if (direct && file) issues.push({ path: name, message: `set ${name} or ${name}_FILE, not both` });
  if (direct || !file) return direct || undefined;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    issues.push({ path: `${name}_FILE`, message: 'cannot be read' });
    return undefined;
  }
}

function refusedOnCloudRun(values: Record<string, unknown>): Issue[] {
  const issues: Issue[] = [];
  for (const path of ['RECAPTCHA_EMULATOR_HOST', 'FIRESTORE_EMULATOR_HOST']) {
    if (values[path]) issues.push({ path, message: 'refused on Cloud Run' });
  }
  if (values['LEDGER'] && !isFirestore(values)) {
    const message =
      'sqlite is refused on Cloud Run: its disk is memory, and gone with the instance';
    issues.push({ path: 'LEDGER', message });
  }
  return issues;
}

function isFirestore(values: Record<string, unknown>): boolean {
  return String(values['LEDGER']).startsWith('firestore:');
}

function hasIssue(issues: readonly Issue[], name: string): boolean {
  return issues.some(({ path }) => path.startsWith(name));
}

function configurationError(issues: Issue[]): AnnotatorError {
  const lines = issues.map(({ path, message }) => `  ${path}: ${message}`);
  return new AnnotatorError('configuration', `The configuration is wrong:\n${lines.join('\n')}`, {
    issues,
    hint: 'README.md lists every variable.',
  });
}
