import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { A, B, nameOf, type TestEvent } from '../../helpers/delivery-bench.ts';
import { AWAY } from '../../helpers/scripted-recaptcha.ts';
import { NOT_FOUND, ORDER, withReference } from './guessing.ts';
import { redriving } from './redriving.ts';
import { FRAUD, MINUTE, REFUND, type Store, waitingSince } from './store.ts';

/** States what `e1` states. */
const SAME_FACT: TestEvent = { id: 'e2', says: FRAUD, fact: 'fact-of-e1' };

/** What links and other events may tell before it is known whether the value was one. */
export function guessOvertaken(store: Store): void {
  describe(`delivery over ${store.name}: a value that has the shape of an assessment, meanwhile`, () => {
    it('goes to the link that came while the API was away', async () => {
      const { statuses, api, link, deliver, clock } = store.bench();
      api.answers.push(AWAY);
      assert.deepEqual(await statuses(withReference('e1', ORDER)), ['pending']);
      assert.equal(await link(B, ['pay:e1']), 0);
      api.answers.push(NOT_FOUND);
      clock.turn(60_000);
      await deliver();
      await deliver();
      assert.deepEqual(
        api.calls.map(({ name }) => name),
        [nameOf(ORDER), nameOf(ORDER), nameOf(B)],
      );
    });

    it('is no guess any more once it is linked: a 404 is retried, as for any assessment', async () => {
      const { statuses, api, link } = store.bench();
      api.answers.push(AWAY);
      await statuses(withReference('e1', A));
      await link(A, ['pay:e1']);
      api.answers.push(NOT_FOUND);
      assert.deepEqual(await statuses(withReference('e1', A)), ['pending']);
    });

    it('releases what waited under its keys when it turns out right', async () => {
      const { statuses, api } = store.bench();
      assert.deepEqual(await statuses({ id: 'e0', says: REFUND, keys: ['pay:e1'], at: -9 }), [
        'parked',
      ]);
      assert.deepEqual(await statuses(withReference('e1', A)), ['delivered']);
      assert.equal(api.calls.length, 2);
    });

    it('waits under the keys of every event that told it while it was tried', async () => {
      const { statuses, api, link } = store.bench();
      api.answers.push(AWAY, NOT_FOUND);
      assert.deepEqual(await statuses(withReference('e1', ORDER)), ['pending']);
      assert.deepEqual(await statuses({ ...SAME_FACT, keys: ['dispute:9'] }), ['duplicate']);
      assert.equal(await link(B, ['dispute:9']), 1);
    });

    it('gives way to what another event of its fact has in its place, if it was wrong', async () => {
      const { statuses, api, deliver } = store.bench();
      api.answers.push(AWAY, NOT_FOUND);
      assert.deepEqual(await statuses(withReference('e1', ORDER)), ['pending']);
      assert.deepEqual(await statuses({ ...SAME_FACT, shaped: [ORDER, A] }), ['duplicate']);
      await deliver();
      assert.deepEqual(
        api.calls.map(({ name }) => name),
        [nameOf(ORDER), nameOf(ORDER), nameOf(A)],
      );
    });

    it('goes to the assessment that another event of its fact carried while it was tried', async () => {
      const { statuses, api, deliver } = store.bench();
      api.answers.push(AWAY, NOT_FOUND);
      assert.deepEqual(await statuses(withReference('e1', ORDER)), ['pending']);
      assert.deepEqual(await statuses({ ...SAME_FACT, carried: B }), ['duplicate']);
      await deliver();
      assert.equal(api.calls[2]?.name, nameOf(B));
    });

    it('is no guess any more once another event of its fact carried it', async () => {
      const { statuses, api, services } = store.bench();
      api.answers.push(AWAY, NOT_FOUND);
      assert.deepEqual(await statuses(withReference('e1', A)), ['pending']);
      assert.deepEqual(await statuses({ ...SAME_FACT, carried: A }), ['duplicate']);
      assert.equal((await services.ledger.openSummary()).pending, 1);
    });

    it('does not outlast what another event of its fact carried while it was held back', async () => {
      let isShadowed = true;
      const bench = store.bench({ shadows: () => isShadowed });
      assert.deepEqual(await bench.statuses(withReference('e1', ORDER)), ['shadowed']);
      assert.deepEqual(await bench.statuses({ ...SAME_FACT, carried: B }), ['duplicate']);
      isShadowed = false;
      await redriving(bench, { state: 'shadowed' });
      await bench.deliver();
      assert.deepEqual(bench.api.calls, [{ name: nameOf(B), said: FRAUD }]);
    });

    it('that is wrong again has the finding wait anew, so that no link under way can miss it', async () => {
      const bench = store.bench();
      bench.api.answers.push(NOT_FOUND, NOT_FOUND);
      await bench.statuses(withReference('e1', ORDER));
      const before = await waitingSince(bench, 'pay:e1');
      bench.clock.turn(MINUTE);
      assert.deepEqual(await bench.statuses(withReference('e1', ORDER)), ['parked']);
      assert.ok((await waitingSince(bench, 'pay:e1')) > before);
    });
  });
}
