/** A title as the source has it: with `${…}` where a case is filled in. */
export type Title = string;

const CALL =
  /\b(?:test|it)\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:\$\{[^}]*\}|[^`\\]|\\.)*)`|(\w+),)/g;
const FILLED = /\$\{[^}]*\}/;

/** The titles of the tests that a source makes. */
export function titlesIn(source: string): Title[] {
  return [...source.matchAll(CALL)].map(([, single, double, template, name]) =>
    name === undefined ? unescaped(single ?? double ?? template ?? '') : `\${${name}}`,
  );
}

/**
 * Whether a source makes a test of this title: word for word, or from a template whose cases are
 * written down in the source or beside it.
 */
export function makesTest(title: string, source: string, cases: string): boolean {
  return titlesIn(source).some((written) => {
    const filled = fillings(written, title);
    return filled?.every((filling) => isWrittenIn(filling, cases)) ?? false;
  });
}

function fillings(written: Title, title: string): string[] | undefined {
  const fixed = written.split(FILLED).map(escaped);
  return new RegExp(`^${fixed.join('(.*?)')}$`).exec(title)?.slice(1);
}

/** As a whole, not as a part of other words. A filling may stand in the title as JSON. */
function isWrittenIn(filling: string, cases: string): boolean {
  const plain = escaped(filling.replace(/^"(.*)"$/, '$1'));
  return new RegExp(`(?<!\\w)${plain}(?!\\w)`).test(cases);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
