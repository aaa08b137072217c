import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fenced, section } from './calling-us-page.ts';

/** The page about tokens of the firewall. */
export const PAGE = readFileSync(new URL('../../docs/waf.md', import.meta.url), 'utf8');

export function wafSection(title: string): string {
  return section(title, PAGE);
}

/** The one piece of JavaScript of a section. */
function code(title: string): string {
  const [own, ...others] = fenced('js', wafSection(title));
  assert.deepEqual(others, []);
  return own ?? assert.fail(`no code under ${title}`);
}

/** The parts of an example, as the page says which belong together. */
const EXAMPLES = {
  Cloudflare: [code('Cloudflare')],
  Fastly: [code('Fastly')],
  Akamai: [code('Akamai')],
  origin: [code('Cloud Armor and your origin'), functionIn(code('Cloudflare'), 'report')],
};

export type Example = keyof typeof EXAMPLES;

export const NAMES = Object.keys(EXAMPLES) as Example[];

/** The whole file of an example. */
export function example(name: Example): string {
  return [...EXAMPLES[name], code('What the examples share')].join('\n');
}

/**
 * Loads an example as the module it is.
 * @param changes texts that stand for something else where it runs, each found in it
 */
export async function load(
  name: Example,
  folder: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  let text = example(name);
  for (const [placeholder, real] of Object.entries(changes)) {
    assert.ok(text.includes(placeholder), placeholder);
    text = text.replace(placeholder, real);
  }
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, text);
  return import(pathToFileURL(file).href);
}

function functionIn(text: string, name: string): string {
  const found = new RegExp(`^async function ${name}\\(.*?^}\\n`, 'ms').exec(text)?.[0];
  return found ?? assert.fail(`no function ${name}`);
}
