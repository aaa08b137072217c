import { readFileSync } from 'node:fs';

/** The page for those who call us. */
export const PAGE = readFileSync(new URL('../../docs/calling-us.md', import.meta.url), 'utf8');

/** The text under the heading of a page that ends so, up to the next one of its rank. */
export function section(title: string, page = PAGE): string {
  const [, text = ''] = page.split(new RegExp(`^## .*${title}$`, 'm'));
  return text.split(/^## /m)[0] ?? '';
}

/** What stands in fences of this language, in order. */
export function fenced(language: string, text = PAGE): string[] {
  const fences = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...fences].map(([, code = '']) => code);
}

/** The cells of the rows of the tables in this text, without their heads. */
export function rows(text: string): string[][] {
  const tables = text.matchAll(/^\|[^\n]*\|\n\|(?:-+\|)+\n((?:\|[^\n]*\|\n)+)/gm);
  return [...tables].flatMap(([, body = '']) =>
    body
      .trim()
      .split('\n')
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}
