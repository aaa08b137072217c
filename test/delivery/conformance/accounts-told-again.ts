import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { A, B, nameOf, type TestEvent } from '../../helpers/delivery-bench.ts';
import { NO_ANSWER } from '../../helpers/scripted-recaptcha.ts';
import { NOT_FOUND, ORDER } from './guessing.ts';
import { linkAt, RIGHT, signIn, told, USER } from './sign-ins.ts';
import { HOUR, MINUTE, type Store } from './store.ts';

const MAIL = 'mail@example.com';
const KEY = 'test:session-1';

/** Two events that state one fact; each may know what the other does not. */
function ofOneFact(known: Partial<TestEvent>, added: Partial<TestEvent>): TestEvent[] {
  return [known, added].map((more, n) => ({ id: `e${n}`, says: RIGHT, fact: 'f', ...more }));
}

const byAccount = (ids: readonly string[]) => ({ account: { ids } });

/** What several events of a sign-in know of its account, together. */
export function accountsToldAgain(store: Store): void {
  describe(`delivery over ${store.name}: an account that is told again`, () => {
    const added: readonly (readonly [what: string, first: Partial<TestEvent>, status: string])[] = [
      ['which the first event did not know', { keys: [KEY] }, 'parked'],
      ['by another name than the first event knew', byAccount([USER]), 'parked'],
      ['when the first event had nothing to wait for', {}, 'unmatched'],
    ];
    for (const [what, first, status] of added) {
      it(`finds its assessment by an account ${what}`, async () => {
        const bench = store.bench();
        const [one, other] = ofOneFact(first, byAccount([MAIL]));
        assert.ok(one && other);
        assert.deepEqual(await bench.statuses(one), [status]);
        await bench.receive(other);
        assert.equal(await linkAt(bench, A, -5, { accountId: MAIL }), 1);
        assert.deepEqual(told(bench), [['1', 'CORRECT_PASSWORD']]);
      });
    }

    it('asks an account of which it was told while a guess was tried', async () => {
      const bench = store.bench();
      const [one, other] = ofOneFact({ shaped: [ORDER] }, byAccount([USER]));
      assert.ok(one && other);
      await linkAt(bench, B, -5);
      bench.api.answers.push(NO_ANSWER, NOT_FOUND);
      assert.deepEqual(await bench.statuses(one), ['pending']);
      await bench.receive(other);
      bench.clock.turn(MINUTE);
      await bench.deliver();
      const names = bench.api.calls.map(({ name }) => name);
      assert.deepEqual(names, [nameOf(ORDER), nameOf(ORDER), nameOf(B)]);
    });

    it('waits for a key as long as ever, though it waits for its account already', async () => {
      const bench = store.bench();
      const [one, other] = ofOneFact(byAccount([USER]), { keys: [KEY] });
      assert.ok(one && other);
      assert.deepEqual(await bench.statuses(one), ['parked']);
      await bench.receive(other);
      bench.clock.turn(24 * HOUR - 1);
      assert.equal((await bench.deliver()).counts.unmatched ?? 0, 0);
      assert.equal(await bench.link(A, [KEY]), 1);
      assert.deepEqual(told(bench), [['1', 'CORRECT_PASSWORD']]);
    });

    for (const [first, second] of [
      [[USER], [USER, MAIL]],
      [[MAIL], [USER, MAIL]],
      [[MAIL], [MAIL, USER]],
    ] as const) {
      it(`is not told twice when it is known as ${first} first and as ${second} then`, async () => {
        const bench = store.bench();
        for (const accountId of [USER, MAIL]) await linkAt(bench, A, -10, { accountId });
        const events = [first, second].map((ids, n) => signIn(`e${n}`, RIGHT, n - 9, { ids }));
        const statuses: string[] = [];
        for (const event of events) statuses.push(...(await bench.statuses(event)));
        assert.deepEqual(statuses, ['delivered', 'parked']);
      });
    }
  });
}
