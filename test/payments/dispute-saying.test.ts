import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotation } from '../../shared/annotation/annotation.ts';
import type { Opinion } from '../../shared/config/opinions.ts';
import type { DisputeClass } from '../../shared/payments/dispute-class.ts';
import { asked, contested, settledOnAlert, won } from '../../shared/payments/dispute-saying.ts';
import type { Dispute } from '../../shared/payments/dispute-statement.ts';
import type { Saying } from '../../shared/providers/event-table.ts';

const WIN: ReadonlySet<Opinion> = new Set(['dispute-win-legitimate']);
const NONE: ReadonlySet<Opinion> = new Set();

function dispute(disputeClass: DisputeClass): Dispute {
  return {
    entity: 'd1',
    kind: { class: disputeClass, because: 'why' },
    code: '10.4',
    amount: { value: '9.00', currency: 'EUR' },
  };
}

interface Row {
  readonly name: string;
  readonly say: (dispute: Dispute) => Saying;
  readonly eventType: string;
  readonly stage: string;
  readonly verdict?: string;
  readonly reason?: string;
  readonly because: string;
  /** Why another class says nothing. */
  readonly otherwise: string;
}

const ROWS: readonly Row[] = [
  {
    name: 'an inquiry',
    say: asked,
    eventType: 'CHARGEBACK_INQUIRY',
    stage: 'inquiry',
    because: 'an inquiry, no chargeback yet; why',
    otherwise: 'an inquiry that is not about fraud; why',
  },
  {
    name: 'a refund on an alert',
    say: settledOnAlert,
    eventType: 'CHARGEBACK_ALERT',
    stage: 'alert',
    verdict: 'FRAUDULENT',
    reason: 'CHARGEBACK_FRAUD',
    because: 'refunded on an alert instead of a chargeback; why',
    otherwise: 'refunded on an alert that is not about fraud; why',
  },
  {
    name: 'evidence',
    say: (given) => contested(given),
    eventType: 'CHARGEBACK_REPRESENTMENT',
    stage: 'representment',
    because: 'evidence against a fraud chargeback was submitted',
    otherwise: 'evidence in a dispute that is not about fraud; why',
  },
  {
    name: 'an appeal, which is a fact of its own',
    say: (given) => contested(given, 'appeal'),
    eventType: 'CHARGEBACK_REPRESENTMENT',
    stage: 'appeal',
    because: 'an appeal against a fraud chargeback was submitted',
    otherwise: 'evidence in a dispute that is not about fraud; why',
  },
  {
    name: 'a win that counts as genuine',
    say: (given) => won(given, WIN),
    eventType: 'CHARGEBACK_REVERSE',
    stage: 'reversal',
    verdict: 'LEGITIMATE',
    because: 'a fraud dispute was won or withdrawn, so the payment counts as genuine',
    otherwise: 'won, but not known to be about fraud; why',
  },
  {
    name: 'a win that is no verdict',
    say: (given) => won(given, NONE),
    eventType: 'CHARGEBACK_REVERSE',
    stage: 'reversal',
    because: 'a fraud dispute was won or withdrawn',
    otherwise: 'won, but not known to be about fraud; why',
  },
];

describe('what becomes of a dispute', () => {
  for (const { name, say, eventType, stage, verdict, reason, because, otherwise } of ROWS) {
    test(`${name}: fraud says it`, () => {
      const { statements } = say(dispute('FRAUD'));
      assert.deepEqual(statements, [
        {
          annotation: {
            ...(verdict ? { annotation: verdict } : {}),
            ...(reason ? { reasons: [reason] } : {}),
            transactionEvent: { eventType, reason: '10.4', value: '9.00' },
          },
          fact: `d1:${stage}:${reason ?? eventType}`,
          because,
          currency: 'EUR',
        },
      ]);
      for (const statement of statements) annotation.parse(statement.annotation);
    });

    for (const disputeClass of ['SERVICE', 'OTHER'] as const) {
      test(`${name}: ${disputeClass} says nothing, and why`, () => {
        assert.deepEqual(say(dispute(disputeClass)), { statements: [], because: otherwise });
      });
    }
  }

  test('without a code and an amount fraud is said all the same', () => {
    const bare: Dispute = { entity: 'd1', kind: { class: 'FRAUD', because: 'why' } };
    for (const { say, eventType } of ROWS) {
      const [statement] = say(bare).statements;
      assert.deepEqual(statement?.annotation.transactionEvent, { eventType });
      assert.equal(statement?.currency, undefined);
    }
  });
});
