import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Annotation } from '../../../shared/annotation/annotation.ts';
import { instant } from '../../../shared/time.ts';
import { A, type Bench, deliveryBench, type TestEvent } from '../../helpers/delivery-bench.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { findingId, HOUR, REFUSED, type Store } from './store.ts';

const USER = 'user-7f3a9c51';
const PHONE = '+15005550006';
const WRONG: Annotation = { reasons: ['INCORRECT_PASSWORD'] };
const SENT: Annotation = {
  reasons: ['INITIATED_TWO_FACTOR'],
  phoneAuthenticationEvent: { phoneNumber: PHONE, eventTime: '2026-11-22T11:59:00.000Z' },
};

const about = (id: string, says: Annotation): TestEvent => ({
  id,
  says,
  carried: A,
  account: { ids: [USER, 'mail@example.com'] },
});

async function recordOf({ services }: Bench, event: string): Promise<string> {
  const refs = [{ collection: 'findings', id: findingId(event) }] as const;
  const [record] = await services.ledger.transact((transaction) => transaction.get(refs));
  return JSON.stringify(record);
}

/** What is about a person: forwarded as the site chose, never readable in the ledger. */
export function personal(store: Store): void {
  describe(`delivery over ${store.name}: account ids and phone numbers`, () => {
    it('forwards no account id unless the site chose to', async () => {
      const { receive, said } = store.bench();
      await receive(about('e1', WRONG));
      assert.deepEqual(said(), [WRONG]);
    });

    it('forwards the account id as it is', async () => {
      const { receive, said } = store.bench({ accountIds: { kind: 'plain' } });
      await receive(about('e1', WRONG));
      assert.deepEqual(said(), [{ ...WRONG, accountId: USER }]);
    });

    it('forwards the base64 of the 32 bytes of its HMAC-SHA256', async () => {
      const key = Buffer.alloc(32, 3);
      const { receive, said } = store.bench({ accountIds: { kind: 'hashed', key } });
      await receive(about('e1', WRONG));
      const hashedAccountId = createHmac('sha256', key).update(USER).digest('base64');
      assert.deepEqual(said(), [{ ...WRONG, hashedAccountId }]);
    });

    it('keeps account ids and phone numbers sealed until they are sent, and not any longer', async () => {
      const bench = store.bench({ accountIds: { kind: 'plain' } });
      bench.api.otherwise = AWAY;
      await bench.receive(about('e1', SENT));
      const waiting = await recordOf(bench, 'e1');
      for (const text of [USER, PHONE, 'mail@example.com']) {
        assert.equal(waiting.includes(text), false, text);
      }
      assert.ok(waiting.includes('"personal"'));
      bench.api.otherwise = { kind: 'ok' };
      bench.clock.turn(HOUR);
      await bench.deliver();
      assert.deepEqual(bench.said().at(-1), { ...SENT, accountId: USER });
      assert.equal((await recordOf(bench, 'e1')).includes('personal'), false);
    });

    it('forwards what the site chooses by now when it opens a dead finding again', async () => {
      const { open } = store.fresh();
      const then = deliveryBench(open(), { policy: { accountIds: { kind: 'plain' } } });
      then.api.answers.push(REFUSED);
      await then.receive(about('e1', WRONG));
      const now = deliveryBench(open());
      await now.receive(about('e1', WRONG));
      assert.deepEqual(now.said(), [WRONG]);
    });

    it('does not believe that a phone was called in the future', async () => {
      const { receive, said, clock } = store.bench();
      const eventTime = instant(clock.now() + HOUR);
      const phoneAuthenticationEvent = { phoneNumber: PHONE, eventTime };
      await receive(about('e1', { ...SENT, phoneAuthenticationEvent }));
      assert.deepEqual(said()[0]?.phoneAuthenticationEvent, {
        phoneNumber: PHONE,
        eventTime: instant(clock.now()),
      });
    });

    it('sends the label without them when LEDGER_KEY was changed meanwhile', async () => {
      const bench = store.bench({ accountIds: { kind: 'plain' } });
      bench.api.otherwise = AWAY;
      await bench.receive(about('e1', WRONG));
      const [record] = await bench.services.ledger.transact(async (transaction) => {
        const found = await transaction.get([{ collection: 'findings', id: findingId('e1') }]);
        const [finding] = found;
        if (finding) {
          transaction.put('findings', findingId('e1'), {
            ...finding,
            personal: Buffer.alloc(60, 1).toString('base64'),
          });
        }
        return found;
      });
      assert.ok(record);
      bench.api.otherwise = { kind: 'ok' };
      bench.clock.turn(HOUR);
      await bench.deliver();
      assert.deepEqual(bench.said().at(-1), WRONG);
    });

    it('lets a good score and a passed second factor say LEGITIMATE, if the site thinks so', async () => {
      const passed: Annotation = { reasons: ['PASSED_TWO_FACTOR'] };
      const scores = [
        { score: 0.7, verdict: 'LEGITIMATE' },
        { score: 0.699999988079071, verdict: 'LEGITIMATE' },
        { score: 0.699, verdict: undefined },
        { score: 0.65, verdict: undefined },
      ];
      for (const { score, verdict } of scores) {
        const opinions = new Set(['two-factor-legitimate'] as const);
        const { receive, linkItem, said } = store.bench({ opinions });
        await linkItem({ assessment: A, keys: ['test:session'], score });
        const [entry] = await receive({ id: 'e1', says: passed, keys: ['test:session'] });
        assert.equal(said().at(-1)?.annotation, verdict);
        assert.equal(/LEGITIMATE/.test(entry?.because ?? ''), verdict !== undefined);
      }
    });

    it('knows the score also by the account of an event that names the assessment itself', async () => {
      const passed: Annotation = { reasons: ['PASSED_TWO_FACTOR'] };
      const opinions = new Set(['two-factor-legitimate'] as const);
      const { receive, linkItem, said } = store.bench({ opinions });
      await linkItem({ assessment: A, accountId: USER, score: 0.9 });
      await receive(about('e1', passed));
      assert.equal(said().at(-1)?.annotation, 'LEGITIMATE');
    });

    it('lets them say nothing more where the site does not think so', async () => {
      const passed: Annotation = { reasons: ['PASSED_TWO_FACTOR'] };
      const { receive, linkItem, said } = store.bench();
      await linkItem({ assessment: A, keys: ['test:session'], score: 0.9 });
      await receive({ id: 'e1', says: passed, keys: ['test:session'] });
      assert.deepEqual(said(), [passed]);
    });
  });
}
