import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { pathOf } from '../../functions/targets.ts';
import { readPayload } from './read-payload.ts';
import { fixtureNames, fixtureText, type Sender } from './sender.ts';
import { SENDERS } from './senders.ts';

/** Identity providers tell of no transactions: their pages lack that column. */
const ROWS = {
  paymentWebhook: /^\| `([^`]+)` \|[^|]*\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm,
  identityCallback: /^\| `([^`]+)` \|[^|]*\|([^|]+)\|([^|]+)\|$/gm,
};
const SILENT = { paymentWebhook: '– | – | –', identityCallback: '– | –' };

/** `event → transaction event | verdict | reasons`, without the remarks in brackets. */
function documentedRows(page: string, { provider }: Sender): string[] {
  return [...page.matchAll(ROWS[provider.function])].map(([, type = '', ...cells]) => {
    const said = cells.map((cell) => cell.replace(/\(.*\)/, '').trim() || '–');
    return `${type} → ${said.join(' | ')}`;
  });
}

/** What the fixtures say, in the words of the page. */
async function saidRows({ provider, ...sender }: Sender, types: readonly string[]) {
  const rows = new Set<string>();
  for (const name of fixtureNames(provider.id)) {
    for (const reading of await readPayload(
      { provider, ...sender },
      fixtureText(provider.id, name),
    )) {
      assert.equal(reading.kind, 'understood', `${name}: ${reading.because}`);
      if (reading.kind !== 'understood') continue;
      const type = nameIn(types, reading.event.type);
      if (reading.statements.length === 0) {
        if (type !== undefined) rows.add(`${type} → ${SILENT[provider.function]}`);
        continue;
      }
      assert.ok(type, `the page does not name ${reading.event.type}`);
      for (const { annotation } of reading.statements) {
        const { transactionEvent, annotation: verdict, reasons } = annotation;
        const told = [verdict, reasons?.join(', ')];
        const cells =
          provider.function === 'paymentWebhook' ? [transactionEvent?.eventType, ...told] : told;
        rows.add(`${type} → ${cells.map((cell) => cell || '–').join(' | ')}`);
      }
    }
  }
  return [...rows];
}

function nameIn(types: readonly string[], type: string): string | undefined {
  return types.find(
    (name) => name === type || (name.endsWith('*') && type.startsWith(name.slice(0, -1))),
  );
}

const SECTIONS = [
  'Carry the assessment',
  'What becomes of each event',
  'Delivery',
  'cannot tell us',
];

for (const sender of SENDERS) {
  const { id, name, answerChallenge } = sender.provider;
  const page = readFileSync(new URL(`../../docs/providers/${id}.md`, import.meta.url), 'utf8');

  describe(`the page of ${name}`, () => {
    test('says what the code says, row by row', async () => {
      const documented = documentedRows(page, sender);
      const types = [...new Set(documented.map((row) => row.split(' → ')[0] ?? ''))];
      const said = await saidRows(sender, types);
      assert.deepEqual(said.sort(), [...new Set(documented)].sort());
    });

    test('has the address, the variables and every section', () => {
      assert.ok(page.includes(pathOf(sender.provider)));
      for (const variable of Object.keys(sender.environment('current'))) {
        assert.ok(page.includes(variable), variable);
      }
      for (const section of SECTIONS) assert.match(page, new RegExp(`^## .*${section}`, 'm'));
      if (answerChallenge) assert.ok(page.includes('GET'), 'its challenge is explained');
    });
  });
}
