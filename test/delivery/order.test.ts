import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Annotation } from '../../shared/annotation/annotation.ts';
import { REASONS } from '../../shared/annotation/vocabulary.ts';
import type { Opinion } from '../../shared/config/opinions.ts';
import { addOpen } from '../../shared/delivery/lease.ts';
import { afterDelivery, whatToSay } from '../../shared/delivery/order.ts';
import type { FindingRecord, HeadRecord } from '../../shared/ledger/records.ts';
import { instant } from '../../shared/time.ts';
import { START } from '../helpers/turnable-clock.ts';
import { finding as template } from '../ledger/records.ts';

const at = (seconds: number) => instant(START + seconds * 1000);
const untold: HeadRecord = { open: [], firstSeenAt: at(0), expireAt: at(9999) };
const ALL: ReadonlySet<Opinion> = new Set(['repeat-verdict']);

function finding(annotation: Annotation, seconds = 0): FindingRecord {
  return { ...template, annotation, eventTime: at(seconds), arrivedAt: at(0) };
}

function told(...findings: FindingRecord[]): HeadRecord {
  return findings.reduce((head, said) => afterDelivery(head, said), untold);
}

const FRAUD_10 = finding({ annotation: 'FRAUDULENT' }, 10);
const PASSED_10 = finding({ reasons: ['PASSED_TWO_FACTOR'] }, 10);
const FAILED_10 = finding({ reasons: ['FAILED_TWO_FACTOR'] }, 10);
const EVENT = { eventType: 'CHARGEBACK' } as const;

interface Case {
  readonly title: string;
  readonly head: HeadRecord;
  readonly finding: FindingRecord;
  readonly says: Annotation | undefined;
}

const CASES: readonly Case[] = [
  {
    title: 'says all of it when nothing was said before',
    head: untold,
    finding: finding({ annotation: 'LEGITIMATE', reasons: ['REFUND'] }),
    says: { annotation: 'LEGITIMATE', reasons: ['REFUND'] },
  },
  {
    title: 'lets a newer verdict flip an older one',
    head: told(FRAUD_10),
    finding: finding({ annotation: 'LEGITIMATE' }, 11),
    says: { annotation: 'LEGITIMATE' },
  },
  {
    title: 'lets the later arrival win when the event times are the same',
    head: told(FRAUD_10),
    finding: finding({ annotation: 'LEGITIMATE' }, 10),
    says: { annotation: 'LEGITIMATE' },
  },
  {
    title: 'says nothing when only an older verdict is left',
    head: told(FRAUD_10),
    finding: finding({ annotation: 'LEGITIMATE' }, 9),
    says: undefined,
  },
  {
    title: 'says nothing when only an account id is left: that is no statement',
    head: told(FRAUD_10),
    finding: finding({ annotation: 'LEGITIMATE', accountId: 'a-1' }, 9),
    says: undefined,
  },
  {
    title: 'still sends the transaction event of an older verdict, under the standing one',
    head: told(FRAUD_10),
    finding: finding({ annotation: 'LEGITIMATE', transactionEvent: EVENT }, 9),
    says: { annotation: 'FRAUDULENT', transactionEvent: EVENT },
  },
  {
    title: 'repeats the standing verdict with what has none of its own',
    head: told(FRAUD_10),
    finding: finding({ reasons: ['REFUND'] }, 20),
    says: { annotation: 'FRAUDULENT', reasons: ['REFUND'] },
  },
  {
    title: 'never initiates a second factor after it was passed, also not later',
    head: told(PASSED_10),
    finding: finding({ reasons: ['INITIATED_TWO_FACTOR'] }, 99),
    says: undefined,
  },
  {
    title: 'never initiates a second factor after it failed',
    head: told(FAILED_10),
    finding: finding({ reasons: ['INITIATED_TWO_FACTOR'] }, 99),
    says: undefined,
  },
  {
    title: 'does not say failed when a newer attempt passed',
    head: told(PASSED_10),
    finding: finding({ reasons: ['FAILED_TWO_FACTOR'] }, 9),
    says: undefined,
  },
  {
    title: 'says failed when it failed after it had passed',
    head: told(PASSED_10),
    finding: finding({ reasons: ['FAILED_TWO_FACTOR'] }, 11),
    says: { reasons: ['FAILED_TWO_FACTOR'] },
  },
  {
    title: 'says passed although it failed before and after',
    head: told(FAILED_10),
    finding: finding({ reasons: ['PASSED_TWO_FACTOR'] }, 9),
    says: { reasons: ['PASSED_TWO_FACTOR'] },
  },
  {
    title: 'keeps the phone number back together with the outcome it belongs to',
    head: told(PASSED_10),
    finding: finding(
      {
        reasons: ['INITIATED_TWO_FACTOR'],
        phoneAuthenticationEvent: { phoneNumber: '+15550100' },
      },
      11,
    ),
    says: undefined,
  },
];

describe('What is left to say', () => {
  for (const { title, head, finding: given, says } of CASES) {
    it(title, () => assert.deepEqual(whatToSay(head, given, ALL), says));
  }

  it('repeats no verdict when that opinion is off', () => {
    const said = whatToSay(told(FRAUD_10), finding({ reasons: ['REFUND'] }, 20), new Set());
    assert.deepEqual(said, { reasons: ['REFUND'] });
  });

  it('remembers the newest verdict only, whatever the order they were delivered in', () => {
    const older = finding({ annotation: 'LEGITIMATE' }, 5);
    assert.deepEqual(told(FRAUD_10, older).verdict, {
      annotation: 'FRAUDULENT',
      eventTime: at(10),
      arrivedAt: at(0),
    });
  });

  it('lets the later arrival stand when the event times are the same, whichever was delivered first', () => {
    const first = { ...finding({ annotation: 'LEGITIMATE' }, 10), arrivedAt: at(1) };
    const second = { ...finding({ annotation: 'FRAUDULENT' }, 10), arrivedAt: at(2) };
    assert.equal(told(first, second).verdict?.annotation, 'FRAUDULENT');
    assert.equal(told(second, first).verdict?.annotation, 'FRAUDULENT');
    assert.equal(whatToSay(told(second), first, ALL), undefined);
  });

  it('sends by event time, then by arrival, and keeps the order of what came together', () => {
    const make = (eventTime: number, arrivedAt: number) => ({
      ...template,
      eventTime: at(eventTime),
      arrivedAt: at(arrivedAt),
    });
    const open = [
      ['d', make(2, 1)],
      ['b', make(1, 2)],
      ['a', make(1, 1)],
      ['e', make(2, 1)],
    ] as const;
    const head = open.reduce((all, [id, one]) => addOpen(all, id, one, START), untold);
    assert.deepEqual(
      head.open.map(({ id }) => id),
      ['a', 'b', 'd', 'e'],
    );
  });

  const said = fc.record(
    {
      annotation: fc.constantFrom('LEGITIMATE' as const, 'FRAUDULENT' as const),
      reasons: fc.uniqueArray(fc.constantFrom(...REASONS), { maxLength: 3 }),
      transactionEvent: fc.constant(EVENT),
    },
    { requiredKeys: [] },
  );
  const history = fc.array(fc.tuple(said, fc.nat(20)), { maxLength: 12 });

  it('keeps the sequence the API sees legal for every history in every order', () => {
    fc.assert(
      fc.property(history, (facts) => {
        let head = untold;
        let newestVerdict = -1;
        let ended = false;
        for (const [annotation, seconds] of facts) {
          const given = finding(annotation, seconds);
          const says = whatToSay(head, given, ALL);
          if (!says) continue;
          if (annotation.annotation && says.annotation === annotation.annotation) {
            newestVerdict = Math.max(newestVerdict, seconds);
          }
          const standing = head.verdict;
          if (standing && standing.eventTime > given.eventTime) {
            assert.equal(says.annotation, standing.annotation);
          }
          assert.ok(!(ended && says.reasons?.includes('INITIATED_TWO_FACTOR')));
          head = afterDelivery(head, given);
          const outcomes = annotation.reasons ?? [];
          ended ||=
            outcomes.includes('PASSED_TWO_FACTOR') || outcomes.includes('FAILED_TWO_FACTOR');
        }
        assert.equal(head.verdict?.eventTime, newestVerdict < 0 ? undefined : at(newestVerdict));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
