import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { disputeCategories } from '../../shared/payments/dispute-categories.ts';

const categoryOf = disputeCategories('Acme', {
  FRAUD: ['fraudulent', 'NO_KNOWLEDGE'],
  SERVICE: ['not_received', 'duplicate'],
});

const OTHER = 'says neither fraud nor service';

describe("what a processor's category of a dispute means", () => {
  const cases: readonly (readonly [string | null | undefined, string, string])[] = [
    ['fraudulent', 'FRAUD', "Acme's category fraudulent means fraud"],
    ['NO_KNOWLEDGE', 'FRAUD', "Acme's category NO_KNOWLEDGE means fraud"],
    ['not_received', 'SERVICE', "Acme's category not_received means an unhappy customer"],
    ['duplicate', 'SERVICE', "Acme's category duplicate means an unhappy customer"],
    ['general', 'OTHER', `Acme's category general ${OTHER}`],
    ['a_new_word', 'OTHER', `Acme's category a_new_word ${OTHER}`],
    // Names are compared as they are.
    ['Fraudulent', 'OTHER', `Acme's category Fraudulent ${OTHER}`],
    ['__proto__', 'OTHER', `Acme's category __proto__ ${OTHER}`],
    ['constructor', 'OTHER', `Acme's category constructor ${OTHER}`],
    // What is no name is not repeated.
    [' fraudulent', 'OTHER', `Acme's category ${OTHER}`],
    ['fraud@example.com', 'OTHER', `Acme's category ${OTHER}`],
    ['a sentence of the cardholder', 'OTHER', `Acme's category ${OTHER}`],
    ['x'.repeat(61), 'OTHER', `Acme's category ${OTHER}`],
    ['', 'OTHER', 'Acme names no category'],
    [null, 'OTHER', 'Acme names no category'],
    [undefined, 'OTHER', 'Acme names no category'],
  ];
  for (const [category, disputeClass, because] of cases) {
    test(`${category?.slice(0, 30)} is ${disputeClass}`, () => {
      assert.deepEqual(categoryOf(category), { class: disputeClass, because });
    });
  }
});
