import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { carrying, FRAUD } from '../../delivery/conformance/store.ts';
import { deliveryBench } from '../../helpers/delivery-bench.ts';
import { finding, read, write } from '../records.ts';
import { answerLost, type ObservedFirestore, requestLost } from './observed-firestore.ts';

/** What a commit does whose answer never came. */
export function lostAnswers(fresh: () => ObservedFirestore): void {
  describe('A Firestore commit without an answer', () => {
    it('is recognised as carried out by its own name, and its work is not done again', async () => {
      const { ledger, next } = fresh();
      next('commit', answerLost);
      let runs = 0;
      const result = await ledger.transact(async (t) => {
        runs += 1;
        await t.get([{ collection: 'findings', id: 'f' }]);
        t.put('findings', 'f', finding);
        return `run ${runs}`;
      });
      assert.equal(result, 'run 1');
      assert.equal(runs, 1);
      assert.deepEqual(await read(ledger, 'findings', 'f'), [finding]);
    });

    it('is made again when it was lost on its way', async () => {
      const { ledger, next } = fresh();
      next('commit', requestLost);
      await write(ledger, 'findings', { f: finding });
      assert.deepEqual(await read(ledger, 'findings', 'f'), [finding]);
    });

    it('has its work done again when somebody else wrote after it was lost', async () => {
      const { ledger, next } = fresh();
      next('commit', async () => {
        await write(ledger, 'findings', { f: { ...finding, attempts: 1 } });
        return { kind: 'away', status: 'TIMEOUT', applied: 'unknown' };
      });
      await ledger.transact(async (t) => {
        const [known] = await t.get([{ collection: 'findings', id: 'f' }]);
        t.put('findings', 'f', { ...finding, attempts: (known?.attempts ?? 0) + 10 });
      });
      const [after] = await read(ledger, 'findings', 'f');
      assert.equal(after?.attempts, 11);
    });

    it('counts a finding once, sends it once, and answers what became of it', async () => {
      const { ledger, next } = fresh();
      const bench = deliveryBench(ledger);
      next('commit', answerLost);
      bench.api.answers.push(async () => {
        next('commit', answerLost);
        return { kind: 'ok' };
      });
      assert.deepEqual(await bench.statuses(carrying('e1', FRAUD)), ['delivered']);
      assert.equal(bench.api.calls.length, 1);
      const totals = (await ledger.totals()).map(({ outcome, n }) => `${outcome} ${n}`);
      assert.deepEqual(totals, ['delivered 1']);
    });

    it('remembers what it wrote, so that the next one asks for nothing', async () => {
      const { ledger, next, requests } = fresh();
      const memory = new Map();
      const increase = () =>
        ledger.transact(
          async (t) => {
            const [known] = await t.get([{ collection: 'findings', id: 'f' }]);
            t.put('findings', 'f', { ...finding, attempts: (known?.attempts ?? 0) + 1 });
          },
          { memory },
        );
      next('commit', answerLost);
      await increase();
      requests.length = 0;
      await increase();
      assert.deepEqual(
        requests.map(({ method }) => method),
        ['commit'],
      );
      await write(ledger, 'findings', { f: { ...finding, attempts: 20 } });
      await increase();
      const [after] = await read(ledger, 'findings', 'f');
      assert.equal(after?.attempts, 21);
    });
  });
}
