import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RedriveReport } from '../../../shared/delivery/redrive/redrive.ts';
import { ledgerBytes, ledgerContent } from '../../http/helpers/ledger-content.ts';
import { deliver } from '../../http/helpers/site-caller.ts';
import { fixtureNames, fixtureText } from '../sender.ts';
import type { Stage } from './stage.ts';
import { withCanaries } from './with-canaries.ts';

const CANARY = 'canary-7f3a9c51';
const E_MAIL = /[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[a-z]{2,}/g;

/** One bad event harms only itself, and nothing personal leaks. */
export function oddEvents(stage: Stage): void {
  const { sender, sign, post, bench } = stage;
  const { id } = sender.provider;
  const count = (outcome: string) =>
    Object.entries(ledgerContent(bench.ledgerFile).totals)
      .filter(([name]) => name.endsWith(` ${outcome}`))
      .reduce((sum, [, n]) => sum + n, 0);

  test('an event that is in no table is taken and ignored', async () => {
    const before = count('ignored');
    assert.equal((await post(await sign(sender.samples.unknown))).status, 200);
    assert.equal(count('ignored'), before + 1);
  });

  test('an authentic event that cannot be read is taken, sealed and found again by a redrive', async () => {
    const payload = withCanaries(sender.samples.unreadable, CANARY);
    assert.equal((await post(await sign(payload))).status, 200);
    assert.equal(count('quarantined'), 1);
    const order = { redrive: { state: 'quarantined', provider: id } };
    const { json } = await deliver(bench, JSON.stringify(order));
    const { found, results } = (json as { redrive: RedriveReport }).redrive;
    assert.equal(found, 1);
    assert.match(String(results[0]?.note), /^still unreadable: /);
    assert.equal(ledgerBytes(bench.ledgerFile).includes(CANARY), false);
  });

  test('nothing of a payload that is not needed is answered, logged or kept', async () => {
    const answers: string[] = [];
    const payloads = fixtureNames(id).map((name) => fixtureText(id, name));
    for (const payload of payloads) {
      const { status, text } = await post(await sign(withCanaries(payload, CANARY)));
      assert.equal(status, 200);
      answers.push(text);
    }
    const labels = bench.emulator.arrived().map((label) => JSON.stringify(label));
    const told = [...bench.lines, ...answers, ...labels].join('\n');
    const addresses = payloads.flatMap((payload) => payload.match(E_MAIL) ?? []);
    for (const secret of [CANARY, ...addresses]) {
      assert.equal(told.includes(secret), false, 'in the log, an answer or a label');
      assert.equal(ledgerBytes(bench.ledgerFile).includes(secret), false, 'in the ledger');
    }
  });
}
