import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { transactionEvent } from '../../shared/annotation/annotation.ts';
import { reasonText } from '../../shared/payments/reason-text.ts';

describe('text for transactionEvent.reason', () => {
  const cases: readonly (readonly [string, string | null | undefined, string | undefined])[] = [
    ['a code stays as it is', '10.4', '10.4'],
    ['blanks around it go', ' 4853\n', '4853'],
    ['control characters go', 'do\u0000_not\u001b_honor\u007f', 'do_not_honor'],
    ['line separators in the middle go', 'a\r\nb', 'ab'],
    ['invisible characters go', 'a\u200bb\u202ec', 'abc'],
    ['lone surrogates go', 'a\ud800b\udc00c', 'abc'],
    ['whole pairs stay', 'a\u{1f600}b', 'a\u{1f600}b'],
    ['it is cut at 200', 'x'.repeat(500), 'x'.repeat(200)],
    ['a pair is not cut in half', `${'x'.repeat(199)}\u{1f600}`, 'x'.repeat(199)],
    ['a blank at the cut goes', `${'x'.repeat(199)} y`, 'x'.repeat(199)],
    ['nothing stays nothing', '', undefined],
    ['blanks are nothing', ' \t\n', undefined],
    ['null is nothing', null, undefined],
    ['undefined is nothing', undefined, undefined],
  ];
  for (const [name, given, expected] of cases) {
    test(name, () => {
      assert.equal(reasonText(given), expected);
    });
  }

  test('whatever comes in, annotate takes what comes out', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 5_000 }));
    const broken = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => {
      return String.fromCharCode(...units);
    });
    return fc.assert(
      fc.property(fc.oneof(texts, broken), (given) => {
        const reason = reasonText(given);
        if (reason === undefined) return;
        assert.equal(transactionEvent.safeParse({ reason }).success, true);
        assert.equal(reason.isWellFormed(), true);
        assert.equal(reason, reason.trim());
      }),
    );
  });
});
