import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instant } from '../../../shared/time.ts';
import { A, B, nameOf } from '../../helpers/delivery-bench.ts';
import { GENUINE, linkAt, RIGHT, SPAM, signIn, told, USER, WRONG } from './sign-ins.ts';
import { FRAUD, HOUR, MINUTE, type Store } from './store.ts';

/** How an event that knows only an account finds its assessment, or does not. */
export function accounts(store: Store): void {
  describe(`delivery over ${store.name}: accounts`, () => {
    it('takes the newest assessment that is older than the event, within 15 minutes', async () => {
      const bench = store.bench();
      await linkAt(bench, A, -120);
      await linkAt(bench, B, -60);
      assert.deepEqual(await bench.statuses(signIn('e1', RIGHT)), ['delivered']);
      assert.deepEqual(await bench.statuses(signIn('e2', WRONG, -90)), ['delivered']);
      assert.deepEqual(told(bench), [
        ['2', 'CORRECT_PASSWORD'],
        ['1', 'INCORRECT_PASSWORD'],
      ]);
    });

    const notMeant: readonly (readonly [what: string, at: number, changes?: object])[] = [
      ['of more than 15 minutes before', -15 * 60 - 1],
      ['made more than two minutes after', 121],
      ['of a sign-up', -5, { action: 'sign_up' }],
      ['of another kind of action', -5, { action: 'checkout' }],
      ['made from another address', -5, { userIp: '198.51.100.7' }],
      ['of another account', -5, { accountId: 'auth0|other' }],
    ];
    for (const [what, at, changes] of notMeant) {
      it(`never takes an assessment ${what}: it waits 15 minutes, and is unmatched then`, async () => {
        const bench = store.bench();
        await linkAt(bench, A, at, changes);
        const event = signIn('e1', RIGHT, 0, { userIp: '192.0.2.1' });
        assert.deepEqual(await bench.statuses(event), ['parked']);
        bench.clock.turn(15 * MINUTE - 1);
        assert.equal((await bench.deliver()).counts.unmatched ?? 0, 0);
        bench.clock.turn(1);
        assert.equal((await bench.deliver()).counts.unmatched, 1);
        assert.deepEqual(bench.api.calls, []);
      });
    }

    const meant: readonly (readonly [what: string, at: number, changes?: object])[] = [
      ['of exactly 15 minutes before', -15 * 60],
      ['that a fast clock has put two minutes after', 120],
      ['of a sign-in by another name', -5, { action: 'LOGIN' }],
      ['made from the same address, spelt otherwise', -5, { userIp: '2001:0DB8::0:1' }],
      ['of which the address is not known', -5],
    ];
    for (const [what, at, changes] of meant) {
      it(`takes an assessment ${what}`, async () => {
        const bench = store.bench();
        await linkAt(bench, A, at, changes);
        const event = signIn('e1', RIGHT, 0, { userIp: '2001:db8::1' });
        assert.deepEqual(await bench.statuses(event), ['delivered']);
      });
    }

    it('finds spam its sign-up whatever its age, behind sixty sign-ins', async () => {
      const bench = store.bench();
      await linkAt(bench, A, (-300 * 24 * HOUR) / 1000, { action: 'signup' });
      const signIns = Array.from({ length: 60 }, (_, n) => n);
      for (const n of signIns) {
        await linkAt(bench, `bbbbbbbbbbbbb${100 + n}`, -1000 + n, { action: 'login' });
      }
      const spam = signIn('e1', SPAM, 0, { action: 'sign-up', within: 'ever' });
      assert.deepEqual(await bench.statuses(spam), ['delivered']);
      assert.deepEqual(told(bench), [['1', 'SOCIAL_SPAM']]);
    });

    it('finds a support case the newest sign-in of the last day, and none that is older', async () => {
      const bench = store.bench();
      const within = { within: 'day' };
      await linkAt(bench, A, (-25 * HOUR) / 1000);
      assert.deepEqual(await bench.statuses(signIn('e1', GENUINE, 0, within)), ['parked']);
      assert.equal(await linkAt(bench, B, (-23 * HOUR) / 1000), 1);
      assert.deepEqual(told(bench), [['2', 'LEGITIMATE']]);
    });

    it('looks at the time of an earlier sign-in where the event tells of one', async () => {
      const bench = store.bench();
      await linkAt(bench, A, (-5 * HOUR) / 1000);
      await linkAt(bench, B, -5);
      const at = instant(bench.clock.now() - 5 * HOUR + 4000);
      assert.deepEqual(await bench.statuses(signIn('e1', FRAUD, 0, { at })), ['delivered']);
      assert.deepEqual(told(bench), [['1', 'CHARGEBACK_FRAUD']]);
    });

    it('takes the newest of all names of an account, whichever name it was linked under', async () => {
      const bench = store.bench();
      const mail = 'mail@example.com';
      const ids = [USER, mail];
      await linkAt(bench, A, -300, { accountId: mail });
      await linkAt(bench, A, -300);
      await linkAt(bench, B, -5, { accountId: mail });
      assert.deepEqual(await bench.statuses(signIn('e1', WRONG, 0, { ids })), ['delivered']);
      assert.deepEqual(await bench.statuses(signIn('e2', WRONG, -290, { ids })), ['delivered']);
      assert.deepEqual(told(bench), [
        ['2', 'INCORRECT_PASSWORD'],
        ['1', 'INCORRECT_PASSWORD'],
      ]);
    });

    it('asks for the account last: keys and what the event carries are more certain', async () => {
      const bench = store.bench();
      await bench.link(A, ['test:session-1']);
      await linkAt(bench, B, -5);
      const event = { ...signIn('e1', RIGHT), keys: ['test:session-1'] };
      assert.deepEqual(await bench.statuses(event), ['delivered']);
      const carrying = { ...signIn('e2', WRONG), carried: A };
      assert.deepEqual(await bench.statuses(carrying), ['delivered']);
      assert.deepEqual(
        told(bench).map(([name]) => name),
        ['1', '1'],
      );
    });

    it('falls back to the account when a value of the right shape was no assessment', async () => {
      const bench = store.bench();
      await linkAt(bench, B, -5);
      bench.api.answers.push({ kind: 'not_found' });
      const [entry] = await bench.receive({ ...signIn('e1', RIGHT), shaped: [A] });
      await bench.deliver();
      assert.ok(entry);
      assert.deepEqual(
        bench.api.calls.map(({ name }) => name),
        [nameOf(A), nameOf(B)],
      );
    });

    it('opens an unmatched one again when its event is delivered again', async () => {
      const bench = store.bench();
      assert.deepEqual(await bench.statuses(signIn('e1', RIGHT)), ['parked']);
      bench.clock.turn(15 * MINUTE);
      await bench.deliver();
      await linkAt(bench, A, -15 * 60);
      const again = signIn('e1', RIGHT, -15 * 60);
      assert.deepEqual(await bench.statuses(again), ['delivered']);
    });
  });
}
