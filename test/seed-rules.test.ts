import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { REASONS, TRANSACTION_EVENT_TYPES } from '../shared/annotation/vocabulary.ts';
import { SEED_PAGES, SEED_RULES, type SeedRule } from './seed-rules.ts';
import { makesTest, titlesIn } from './seed-rules-titles.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

function isProven({ file, test: title, cases }: SeedRule): boolean {
  if (!existsSync(`${root}/${file}`)) return false;
  const source = read(file);
  return makesTest(title, source, cases === undefined ? source : source + read(cases));
}

describe('A rule of the pages of Google', () => {
  for (const [page, title] of Object.entries(SEED_PAGES)) {
    test(`in "${title}" has its test`, () => {
      const rules = SEED_RULES.filter((rule) => rule.page === page);
      assert.ok(rules.length > 0);
      const unproven = rules.filter((rule) => !isProven(rule));
      assert.deepEqual(
        unproven.map(({ rule, file, test: name }) => `${rule}: ${file}: ${name}`),
        [],
      );
    });
  }

  test('stands once in its section', () => {
    const rules = SEED_RULES.map(({ page, section, rule }) => `${page}: ${section}: ${rule}`);
    assert.equal(new Set(rules).size, rules.length);
  });

  for (const [section, words] of [
    ['Reason', REASONS],
    ['TransactionEventType', TRANSACTION_EVENT_TYPES],
  ] as const) {
    test(`tells of every ${section}`, () => {
      const rules = SEED_RULES.filter((rule) => rule.page === 'method' && rule.section === section);
      for (const word of words) {
        assert.ok(
          rules.some(({ rule }) => new RegExp(`\\b${word}\\b`).test(rule)),
          word,
        );
      }
    });
  }
});

describe('A test that a rule names', () => {
  const source = [
    "test('as it is', () => {});",
    "  it(\n    'after a break', async () => {});",
    'test("Google\'s", () => {});',
    `test(\`\${name} is \${value ? 'good' : 'bad'}\`, () => {}); const names = ['milk'];`,
    'test(title, () => {}); const titles = ["alone"];',
    "latest('never', () => {}); // it is 'only said'",
  ].join('\n');

  test('is found word for word, or by its case', () => {
    for (const title of ['as it is', 'after a break', "Google's", 'milk is good', 'alone']) {
      assert.ok(makesTest(title, source, source), title);
    }
    assert.equal(titlesIn(source).length, 5);
  });

  test('is missed if nobody wrote it', () => {
    for (const title of ['as it was', 'As it is', 'honey is good', 'mil is good', 'nowhere']) {
      assert.ok(!makesTest(title, source, source), title);
    }
  });
});

test('The account of a deployment is granted the permission to annotate', () => {
  const [role = ''] = /^gcloud iam roles create .*$/m.exec(read('docs/deploy.md')) ?? [];
  assert.match(role, /--permissions=(\S+,)?recaptchaenterprise\.assessments\.annotate(,|$)/);
});
