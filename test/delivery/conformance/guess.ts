import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnnotateOutcome } from '../../../shared/recaptcha/annotate-outcome.ts';
import { A, B, nameOf } from '../../helpers/delivery-bench.ts';
import { NO_ANSWER } from '../../helpers/scripted-recaptcha.ts';
import { NOT_FOUND, ORDER, withReference } from './guessing.ts';
import { redriving } from './redriving.ts';
import { carrying, FRAUD, REFUND, type Store } from './store.ts';

const REFUSED: AnnotateOutcome = {
  kind: 'refused',
  status: 'INVALID_ARGUMENT',
  message: 'no name',
};

/** What a value is worth that only has the shape of an assessment. */
export function guess(store: Store): void {
  describe(`delivery over ${store.name}: a value that has the shape of an assessment`, () => {
    it('is the assessment if Google takes the label', async () => {
      const { statuses, api, services } = store.bench();
      assert.deepEqual(await statuses(withReference('e1', A)), ['delivered']);
      assert.deepEqual(api.calls, [{ name: nameOf(A), said: FRAUD }]);
      assert.deepEqual(await services.ledger.openSummary(), { pending: 0, parked: 0 });
    });

    it('links the keys of its event only then, for events that carry nothing', async () => {
      const { statuses, api } = store.bench();
      await statuses(withReference('e1', A));
      assert.deepEqual(await statuses({ id: 'e2', says: REFUND, keys: ['pay:e1'] }), ['delivered']);
      assert.equal(api.calls[1]?.name, nameOf(A));
    });

    for (const [answer, said] of [
      [NOT_FOUND, 'knows no such assessment'],
      [REFUSED, 'calls it no name'],
    ] as const) {
      it(`was an order number if Google ${said}: the finding waits for its link`, async () => {
        const { statuses, api, link, deliver } = store.bench();
        api.answers.push(answer);
        assert.deepEqual(await statuses(withReference('e1', ORDER)), ['parked']);
        assert.equal(await link(B, [`order:${ORDER}`]), 1);
        await deliver();
        assert.deepEqual(
          api.calls.map(({ name }) => name),
          [nameOf(ORDER), nameOf(B)],
        );
      });
    }

    it('links nothing while it is wrong', async () => {
      const { statuses, api } = store.bench();
      api.answers.push(NOT_FOUND);
      await statuses(withReference('e1', ORDER));
      assert.deepEqual(await statuses({ id: 'e2', says: REFUND, keys: ['pay:e1'] }), ['parked']);
      assert.equal(api.calls.length, 1);
    });

    it('counts for nothing where a key is linked already', async () => {
      const { statuses, api, link } = store.bench();
      await link(B, [`order:${ORDER}`]);
      assert.deepEqual(await statuses(withReference('e1', ORDER)), ['delivered']);
      assert.deepEqual(api.calls, [{ name: nameOf(B), said: FRAUD }]);
    });

    it('counts more than a key that outlives one interaction, and moves it on', async () => {
      const { statuses, api, link } = store.bench();
      const lastingKeys = ['auth0:session'];
      await link(B, lastingKeys);
      const signIn = { id: 'e1', says: FRAUD, shaped: [A], keys: lastingKeys, lastingKeys };
      assert.deepEqual(await statuses(signIn), ['delivered']);
      assert.deepEqual(await statuses({ id: 'e2', says: REFUND, keys: lastingKeys }), [
        'delivered',
      ]);
      assert.deepEqual(
        api.calls.map(({ name }) => name),
        [nameOf(A), nameOf(A)],
      );
    });

    it('counts more than such a key also when it is sent by a redrive', async () => {
      let isShadowed = true;
      const bench = store.bench({ shadows: () => isShadowed });
      const lastingKeys = ['auth0:session'];
      await bench.link(B, lastingKeys);
      await bench.statuses({ id: 'e1', says: FRAUD, shaped: [A], keys: lastingKeys, lastingKeys });
      isShadowed = false;
      await redriving(bench, { state: 'shadowed' });
      await bench.deliver();
      assert.deepEqual(bench.api.calls, [{ name: nameOf(A), said: FRAUD }]);
    });

    it('is known by its score where a key or an account is linked to it', async () => {
      const passed = { reasons: ['PASSED_TWO_FACTOR' as const] };
      const lastingKeys = ['auth0:session'];
      for (const linked of [{ keys: lastingKeys }, { accountId: 'user-1' }]) {
        const bench = store.bench({ opinions: new Set(['two-factor-legitimate'] as const) });
        await bench.linkItem({ assessment: A, score: 0.9, ...linked });
        const account = { ids: ['user-1'] };
        const event = { says: passed, shaped: [A], keys: lastingKeys, lastingKeys, account };
        await bench.statuses({ id: 'e1', ...event });
        assert.equal(bench.said()[0]?.annotation, 'LEGITIMATE');
      }
    });

    it('gives way to such a key when it is wrong', async () => {
      const { statuses, api, link } = store.bench();
      const lastingKeys = ['auth0:session'];
      await link(B, lastingKeys);
      api.answers.push(NOT_FOUND);
      const signIn = { id: 'e1', says: FRAUD, shaped: [ORDER], keys: lastingKeys, lastingKeys };
      assert.deepEqual(await statuses(signIn), ['delivered']);
      assert.deepEqual(
        api.calls.map(({ name }) => name),
        [nameOf(ORDER), nameOf(B)],
      );
    });

    it('counts for nothing beside an assessment the event carries', async () => {
      const { statuses, api } = store.bench();
      const event = { ...carrying('e1', FRAUD), shaped: [B] };
      assert.deepEqual(await statuses(event), ['delivered']);
      assert.deepEqual(api.calls, [{ name: nameOf(A), said: FRAUD }]);
    });

    it('must be the whole value, and the first that has the shape is tried', async () => {
      const { statuses, api } = store.bench();
      const shaped = [` ${A}`, `order ${A}`, A.slice(1), `projects/foreign/assessments/${B}`, A];
      await statuses({ id: 'e1', says: FRAUD, shaped, keys: ['pay:e1'] });
      assert.deepEqual(api.calls, [{ name: nameOf(B), said: FRAUD }]);
    });

    it('gives way to the next value that has the shape, if it was wrong', async () => {
      const { statuses, api } = store.bench();
      api.answers.push(NOT_FOUND);
      const event = { id: 'e1', says: FRAUD, shaped: [ORDER, A], keys: ['pay:e1'] };
      assert.deepEqual(await statuses(event), ['delivered']);
      assert.deepEqual(
        api.calls.map(({ name }) => name),
        [nameOf(ORDER), nameOf(A)],
      );
      assert.deepEqual(await statuses({ id: 'e2', says: REFUND, keys: ['pay:e1'] }), ['delivered']);
    });

    it('is left to the next pass when the breaker opens behind it, and not claimed for ever', async () => {
      const bench = store.bench();
      bench.api.answers.push(NOT_FOUND);
      let admitted = 0;
      const admit = () => {
        admitted += 1;
        assert.ok(admitted < 20, 'claimed again and again');
        return admitted === 1;
      };
      const event = { id: 'e1', says: FRAUD, shaped: [ORDER, A], keys: ['pay:e1'] };
      const own = { ...bench.services, breaker: { ...bench.services.breaker, admit } };
      assert.deepEqual(await bench.statuses(event, own), ['pending']);
      assert.equal(bench.api.calls.length, 1);
      await bench.deliver();
      assert.equal(bench.api.calls.at(-1)?.name, nameOf(A));
    });

    it('waits like any other finding when every value was wrong', async () => {
      const { statuses, api, deliver, link } = store.bench();
      api.answers.push(NOT_FOUND, REFUSED);
      await statuses({ id: 'e1', says: FRAUD, shaped: [ORDER, B], keys: ['pay:e1'] });
      await deliver();
      assert.equal(await link(A, ['pay:e1']), 1);
      await deliver();
      assert.deepEqual(api.calls.at(-1), { name: nameOf(A), said: FRAUD });
    });

    it('without any key ends unmatched when it was wrong', async () => {
      const { statuses, api, services } = store.bench();
      api.answers.push(NOT_FOUND);
      assert.deepEqual(await statuses({ id: 'e1', says: FRAUD, shaped: [ORDER] }), ['unmatched']);
      assert.deepEqual(await services.ledger.openSummary(), { pending: 0, parked: 0 });
    });

    it('is retried like any other while Google gives no answer', async () => {
      const { statuses, api, deliver, clock } = store.bench();
      api.answers.push(NO_ANSWER);
      assert.deepEqual(await statuses(withReference('e1', A)), ['pending']);
      clock.turn(60_000);
      await deliver();
      assert.equal(api.calls.length, 2);
      assert.deepEqual(await statuses(withReference('e1', A)), ['duplicate']);
    });

    it('is tried again when its event is delivered again after it was wrong', async () => {
      const { statuses, api } = store.bench();
      api.answers.push(NOT_FOUND);
      assert.deepEqual(await statuses(withReference('e1', A)), ['parked']);
      assert.deepEqual(await statuses(withReference('e1', A)), ['delivered']);
    });

    it('sends both findings of one event in turn, and both wait when it was wrong', async () => {
      const { statuses, api, link, deliver } = store.bench();
      api.answers.push(NOT_FOUND, NOT_FOUND);
      await statuses(withReference('e1', ORDER, { at: -2 }));
      await statuses(withReference('e2', ORDER, { says: REFUND, at: -1 }));
      assert.equal(await link(B, [`order:${ORDER}`]), 2);
      await deliver();
      assert.deepEqual(
        api.calls.slice(2).map(({ name, said }) => [name, said.reasons]),
        [
          [nameOf(B), FRAUD.reasons],
          [nameOf(B), REFUND.reasons],
        ],
      );
    });

    it("remembers the payment's currency, so that an amount in another one is dropped later", async () => {
      const { statuses, said } = store.bench();
      await statuses(withReference('e1', A, { paymentCurrency: 'EUR' }));
      const says = { transactionEvent: { eventType: 'REFUND' as const, value: '5.00' } };
      await statuses({ id: 'e2', says, currency: 'USD', keys: ['pay:e1'] });
      assert.equal(said()[1]?.transactionEvent?.value, undefined);
    });
  });
}
