import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findToken } from '../../shared/waf/find-token.ts';
import { readWafToken } from '../../shared/waf/read-waf-token.ts';
import { wafTokenItem } from '../../shared/waf/waf-token-item.ts';
import { gcloudLines, shellBlocks } from '../cloudbuild-commands.ts';
import { gcloudMissing, lint } from '../cloudbuild-gcloud.ts';
import { teller } from '../outcome/outcome-reading.ts';
import { fenced, rows } from './calling-us-page.ts';
import { PAGE, wafSection } from './waf-page.ts';

const schema = wafTokenItem({ project: 'shop', now: Date.parse('2026-11-23T12:00:00Z') });

function words(cell = ''): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

describe('the page about tokens of the firewall', () => {
  test('has every member of an item', () => {
    const documented = rows(wafSection('An item')).flatMap(([cell]) => words(cell));
    assert.deepEqual(documented.sort(), Object.keys(schema.in.shape).sort());
  });

  test('has the carriers of a token, the one that decides first', () => {
    const [[, header], [, challenges], [, sessions], ...others] = rows(
      wafSection('Which token decides'),
    ) as [string[], string[], string[], ...string[][]];
    assert.deepEqual(others, []);
    assert.deepEqual(words(header), ['x-recaptcha-token']);
    assert.equal(words(challenges).length, 5);
    assert.equal(words(sessions).length, 5);
    for (const session of words(sessions)) {
      for (const challenge of words(challenges)) {
        const cookie = `${session}=S; ${challenge}=C`;
        assert.equal(findToken({ cookie })?.text, 'C');
        assert.equal(findToken({ cookie, 'x-recaptcha-token': 'A' })?.text, 'A');
      }
      assert.equal(findToken({ cookie: `${session}=S` })?.text, 'S');
    }
  });

  test('has examples of items that all mean something', () => {
    const lines = fenced('json', wafSection('From a log')).flatMap((text) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
    const meanings = lines.map((line) => readWafToken(schema.parse(line), teller()));
    assert.deepEqual(
      meanings.map(({ link, reading }) => [link?.keys, reading?.statements.length]),
      [
        [['order:1234'], undefined],
        [undefined, 1],
      ],
    );
    const [example = ''] = fenced('json', wafSection('An item'));
    const real = example.replace('"…"', '""').replace('=…"', '=x:U=a1b2c3d4e5f60718"');
    const { link, reading } = readWafToken(schema.parse(JSON.parse(real)), teller());
    assert.equal(link?.accountId, 'user-4711');
    assert.deepEqual(reading?.statements[0]?.annotation, { reasons: ['CORRECT_PASSWORD'] });
  });

  test('has no gcloud line that gcloud would not read', { skip: gcloudMissing }, async () => {
    const lines = gcloudLines(shellBlocks(PAGE)).map((line) =>
      line.replace('$SITE', 'shop.example').replace('$BACKEND', 'shop'),
    );
    assert.equal(lines.length, 4);
    const verdicts = await lint(lines);
    assert.deepEqual(
      verdicts.filter(({ success }) => !success),
      [],
    );
    assert.equal(verdicts.length, lines.length);
  });
});
