import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { showSpread, spreadOf } from './spread.ts';

const TABLE = [
  { numbers: [7], shown: '7.0 (7.0–7.0)' },
  { numbers: [10, 2, 3], shown: '3.0 (2.0–10.0)' },
  { numbers: [10, 2, 4, 3], shown: '3.5 (2.0–10.0)' },
];

describe('the spread of measurements', () => {
  for (const { numbers, shown } of TABLE) {
    it(`shows ${numbers.join(', ')} as ${shown}`, () => {
      assert.equal(showSpread(spreadOf(numbers), 1), shown);
    });
  }
});
