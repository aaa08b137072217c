import { OPINIONS } from '../config/opinions.ts';
import { VARIABLES, type Variable } from '../config/variables.ts';

/** The README's tables of variables and opinions, in Markdown. */
export function configurationTables(): string {
  const rows = Object.entries<Variable>(VARIABLES).map(
    ([name, { means, fallback, secret }]) =>
      `| \`${name}\`${secret ? ' (or `_FILE`)' : ''} | ${means} | ${code(fallback)} |`,
  );
  const opinions = Object.entries(OPINIONS).map(
    ([name, { on, means }]) => `| \`${name}\` | ${means} | ${on ? 'on' : 'off'} |`,
  );
  return [
    '| variable | meaning | default |',
    '|---|---|---|',
    ...rows,
    '',
    '| opinion | meaning | default |',
    '|---|---|---|',
    ...opinions,
  ].join('\n');
}

function code(fallback: string | undefined): string {
  return fallback === undefined ? '' : `\`${fallback.replaceAll(',', ', ')}\``;
}
