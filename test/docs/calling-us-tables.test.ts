import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linkItem } from '../../shared/delivery/link-item.ts';
import { outcomeItem } from '../../shared/outcome/outcome-item.ts';
import { readOutcome } from '../../shared/outcome/read-outcome.ts';
import { SIGNALS } from '../../shared/outcome/signals.ts';
import { fenced, rows, section } from './calling-us-page.ts';

const schema = outcomeItem({ project: 'shop', now: Date.parse('2026-11-23T12:00:00Z') });

/** The JSON values of an example: one, or one a line. */
function values(example: string): unknown[] {
  try {
    return [JSON.parse(example)].flat();
  } catch {
    return example
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  }
}

function examples(title: string): unknown[] {
  return fenced('json', section(title)).flatMap(values);
}

describe('the page for callers', () => {
  test('has every signal, with exactly what it says', () => {
    const said = Object.entries(SIGNALS).map(([signal, { annotation = '–', reasons = ['–'] }]) => [
      `\`${signal}\``,
      annotation,
      reasons.join(', '),
    ]);
    assert.deepEqual(rows(section('Signals')), said);
  });

  test('has every member of an item', () => {
    const documented = rows(section('An item')).flatMap(([cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    assert.deepEqual(documented.sort(), Object.keys(schema.shape).sort());
  });

  test('tells which assessment of an account is meant', () => {
    const said = ['password_incorrect', 'spam_reported', 'login_support_case', 'refund'] as const;
    const ages = {
      minutes: ', at most 15 minutes older',
      day: ', at most 24 hours older',
      ever: ', however old',
    };
    const windows = said.map((signal) =>
      [undefined, 'profile'].map((action) => {
        const item = schema.parse({ accountId: 'sam', signal, action });
        const teller = { event: 'e', caller: 'c', pseudonym: () => 'p' };
        const { account } = readOutcome(item, teller);
        const named = action === undefined ? `the ${account?.action}` : 'that action';
        return `${named}${account?.within ? ages[account.within] : ''}`;
      }),
    );
    assert.deepEqual(
      rows(section('An item that knows only the account')).map(([, ...cells]) => cells),
      windows,
    );
  });

  test('has no example of an item that would be refused', () => {
    const items = [...examples('An item'), ...examples('From where to where')];
    assert.ok(items.length >= 6);
    for (const item of items) assert.ok(schema.safeParse(item).success, JSON.stringify(item));
  });

  test('has no example of a link that would be refused', () => {
    const links = examples('Linking what existed before');
    assert.ok(links.length >= 2);
    for (const link of links) assert.ok(linkItem('shop').safeParse(link).success);
  });
});
