import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROJECT } from '../../helpers/http-bench.ts';
import type { Answer } from '../../http/helpers/http-client.ts';
import { readPayload } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { ASSESSMENT, type Stage } from './stage.ts';

const NAME = `projects/${PROJECT}/assessments/${ASSESSMENT}`;

/** What is authentic reaches Google once, with the sender's own acknowledgement. */
export function delivery(stage: Stage): void {
  const { sender, sign, post, bench, payments } = stage;
  const { acknowledgement } = sender.provider;
  const expectTaken = ({ status, text, json }: Answer) => {
    assert.equal(status, 200);
    if (acknowledgement !== undefined) assert.equal(text, acknowledgement);
    else assert.ok((json as { results: unknown[] }).results.length > 0);
  };
  const labels = () => bench.emulator.arrived().length;

  test('a payment that carries its assessment is a label on it for each thing it says', async () => {
    expectTaken(await post(await sign(payments)));
    const said = (await readPayload(sender, payments)).flatMap((reading) =>
      reading.kind === 'understood' ? reading.statements : [],
    );
    assert.equal(labels(), said.length);
    for (const { name } of bench.emulator.arrived()) assert.equal(name, NAME);
  });

  test('the same request again, and the same event signed anew, are no second label', async () => {
    const before = labels();
    const request = await sign(payments);
    expectTaken(await post(request));
    expectTaken(await post(request));
    assert.equal(labels(), before);
  });

  test('the fraud dispute that comes of it is FRAUDULENT on the same assessment', async () => {
    const before = labels();
    const payload = fixtureText(sender.provider.id, sender.samples.fraud);
    expectTaken(await post(await sign(sender.carry(payload, ASSESSMENT) ?? payload)));
    const [label, ...others] = bench.emulator.arrived().slice(before);
    assert.deepEqual(others, []);
    assert.ok(label);
    assert.equal(label.name, NAME);
    const { annotation, reasons, transactionEvent } = label.body;
    assert.deepEqual([annotation, reasons], ['FRAUDULENT', ['CHARGEBACK_FRAUD']]);
    assert.equal((transactionEvent as { eventType: string }).eventType, 'CHARGEBACK');
  });

  test('what the former secret signed is taken, and the log tells which secret it was', async () => {
    const secretIn = (lines: readonly string[]) =>
      lines.map((line) => JSON.parse(line).secret).find((secret) => secret !== undefined);
    const start = bench.lines.length;
    expectTaken(await post(await sign(payments, 'former')));
    const middle = bench.lines.length;
    expectTaken(await post(await sign(payments, 'current')));
    const former = secretIn(bench.lines.slice(start, middle));
    assert.match(String(former), /^[0-9a-f]{8}$/);
    assert.notEqual(former, secretIn(bench.lines.slice(middle)));
  });
}
