import { type Build, expand, stepOf, valuesOf } from './cloudbuild-file.ts';

/** A gcloud command taken apart: its words before the first flag, and each flag's values. */
export interface Command {
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

const GCLOUD = /^(?:.*\| *)?(gcloud .*)$/;

/** Every gcloud command of a shell text, one a line, continued lines joined. */
export function gcloudLines(text: string): string[] {
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.flatMap((line) => GCLOUD.exec(line.trim())?.[1] ?? []);
}

/** The text of every fenced shell block of a page. */
export function shellBlocks(page: string): string {
  return Array.from(page.matchAll(/^```sh\n(.*?)^```/gms), ([, block]) => block).join('');
}

/** Takes a command apart as a shell would, as far as this repository's commands need it. */
export function parseCommand(line: string): Command {
  const words: string[] = [];
  const flags = new Map<string, string[]>();
  for (const raw of line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []) {
    const word = raw.replaceAll(/["']/g, '');
    const flag = /^--([a-z-]+)(?:=(.*))?$/.exec(word);
    if (!flag) words.push(word);
    else flags.set(flag[1] ?? '', [...(flags.get(flag[1] ?? '') ?? []), flag[2] ?? '']);
  }
  return { words, flags };
}

/** A flag that is lists of KEY=VALUE, repeated or not, in gcloud's notation. */
export function dictionary(command: Command, flag: string): Record<string, string> {
  const entries = (command.flags.get(flag) ?? []).flatMap((value) => {
    const [, delimiter = ',', list = value] = /^\^(.)\^(.*)$/.exec(value) ?? [];
    return list.split(delimiter);
  });
  return Object.fromEntries(
    entries.map((entry) => {
      const equals = entry.indexOf('=');
      return [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}

/** One flag's single value; undefined when the flag is missing or repeated. */
export function flag(command: Command, name: string): string | undefined {
  const values = command.flags.get(name);
  return values?.length === 1 ? values[0] : undefined;
}

/** The gcloud commands of one step, all variables replaced. */
export function commandsOf(file: Build, id: string): Command[] {
  const lines = gcloudLines(stepOf(file, id).script ?? '');
  return lines.map((line) => parseCommand(expand(line, valuesOf(file))));
}

/** One Cloud Run service, as its step deploys it. */
export interface Deployment {
  readonly step: string;
  readonly service: string;
  readonly command: Command;
  readonly environment: Readonly<Record<string, string>>;
  /** Path of the file → the secret and version in it. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** Every `gcloud run deploy` of the build. */
export function deployments(file: Build): Deployment[] {
  return file.steps.flatMap(({ id }) =>
    commandsOf(file, id)
      .filter(({ words }) => words.slice(0, 3).join(' ') === 'gcloud run deploy')
      .map((command) => ({
        step: id,
        service: command.words[3] ?? '',
        command,
        environment: dictionary(command, 'set-env-vars'),
        secrets: dictionary(command, 'set-secrets'),
      })),
  );
}
