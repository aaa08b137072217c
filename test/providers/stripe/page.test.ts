import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { STRIPE_EVENTS } from '../../../shared/providers/stripe/index.ts';

const PAGE = readFileSync(new URL('../../../docs/providers/stripe.md', import.meta.url), 'utf8');
const ROWS = [...PAGE.matchAll(/^\| `([^`]+)` \|[^|]*\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)];

describe("Stripe's page", () => {
  test('its table names every event type in the code, and no other', () => {
    const types = new Set(ROWS.map(([, type]) => type));
    assert.deepEqual([...types].sort(), Object.keys(STRIPE_EVENTS).sort());
  });

  test('its list to copy has every event that states a fact of its own', () => {
    const [, list = ''] = /```text\n([^`]+)```/.exec(PAGE) ?? [];
    const stating = new Set(
      ROWS.filter(([, , ...cells]) =>
        cells.some((cell) => cell.replace(/\(.*\)/, '').trim() !== '–'),
      ).map(([, type]) => type ?? ''),
    );
    stating.delete('payment_intent.amount_capturable_updated');
    const listed = list.split('\n').map((entry) => entry.trim());
    assert.deepEqual(listed.filter(Boolean).sort(), [...stating].sort());
  });
});
