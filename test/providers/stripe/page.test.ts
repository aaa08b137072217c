import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { STRIPE_EVENTS } from '../../../shared/providers/stripe/index.ts';
import { FIXTURES, readFixture } from './read-fixture.ts';

const PAGE = readFileSync(new URL('../../../docs/providers/stripe.md', import.meta.url), 'utf8');

/** `event → transaction event | verdict | reasons`, without the remarks in brackets. */
function line(type: string, cells: readonly (string | undefined)[]): string {
  return `${type} → ${cells.map((cell) => cell || '–').join(' | ')}`;
}

const documented = [...PAGE.matchAll(/^\| `([^`]+)` \|[^|]*\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)].map(
  ([, type = '', ...cells]) =>
    line(
      type,
      cells.map((cell) => cell.replace(/\(.*\)/, '').trim()),
    ),
);

/** What the fixtures say, in the words of the page. */
const said = FIXTURES.flatMap((fixture) => {
  const { event, statements } = readFixture(fixture);
  const type = nameInTable(event.type);
  if (type === undefined) return [];
  if (statements.length === 0) return [line(type, [undefined, undefined, undefined])];
  return statements.map(({ annotation }) =>
    line(type, [
      annotation.transactionEvent?.eventType,
      annotation.annotation,
      annotation.reasons?.join(', '),
    ]),
  );
});

function nameInTable(type: string): string | undefined {
  return Object.keys(STRIPE_EVENTS).find(
    (name) => name === type || (name.endsWith('*') && type.startsWith(name.slice(0, -1))),
  );
}

describe("Stripe's page", () => {
  test('its table names every event type in the code, and no other', () => {
    const types = new Set(documented.map((row) => row.split(' → ')[0]));
    assert.deepEqual([...types].sort(), Object.keys(STRIPE_EVENTS).sort());
  });

  test('its table says what the code says, row by row', () => {
    assert.deepEqual([...new Set(said)].sort(), [...new Set(documented)].sort());
  });

  test('its list to copy has every event that states a fact of its own', () => {
    const [, list = ''] = /```text\n([^`]+)```/.exec(PAGE) ?? [];
    const stating = new Set(
      said.filter((row) => !row.endsWith('– | – | –')).map((row) => row.split(' → ')[0] ?? ''),
    );
    stating.delete('payment_intent.amount_capturable_updated');
    const listed = list.split('\n').map((entry) => entry.trim());
    assert.deepEqual(listed.filter(Boolean).sort(), [...stating].sort());
  });
});
