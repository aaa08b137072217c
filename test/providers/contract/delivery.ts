import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROJECT } from '../../helpers/http-bench.ts';
import type { Answer } from '../../http/helpers/http-client.ts';
import { link } from '../../http/helpers/site-caller.ts';
import { readPayload } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { ASSESSMENT, type Stage, sampleText } from './stage.ts';

const NAME = `projects/${PROJECT}/assessments/${ASSESSMENT}`;

/** What is authentic reaches Google once, with the sender's own acknowledgement. */
export function delivery(stage: Stage): void {
  const { sender, sign, post, bench, first } = stage;
  const { acknowledgement } = sender.provider;
  const expectTaken = ({ status, text, json }: Answer) => {
    assert.equal(status, 200);
    if (acknowledgement !== undefined) assert.equal(text, acknowledgement.body);
    else assert.ok((json as { results: unknown[] }).results.length > 0);
  };
  const labels = () => bench.emulator.arrived().length;
  const linkTo = async (sample: string) => {
    const keys = sender.linkFor?.(fixtureText(sender.provider.id, sample));
    if (keys) assert.equal((await link(bench, { assessment: ASSESSMENT, ...keys })).status, 200);
  };

  test('what carries its assessment, or is linked to it, is a label on it for each thing it says', async () => {
    await linkTo(sender.samples.first);
    expectTaken(await post(await sign(first)));
    const said = (await readPayload(sender, first)).flatMap((reading) =>
      reading.kind === 'understood' ? reading.statements : [],
    );
    assert.equal(labels(), said.length);
    for (const { name } of bench.emulator.arrived()) assert.equal(name, NAME);
  });

  test('the same request again, and the same event signed anew, are no second label', async () => {
    const before = labels();
    const request = await sign(first);
    expectTaken(await post(request));
    expectTaken(await post(request));
    assert.equal(labels(), before);
  });

  test('what comes of it is a label on the same assessment', async () => {
    const before = labels();
    await linkTo(sender.samples.second);
    const payload = sampleText(sender, sender.samples.second);
    expectTaken(await post(await sign(payload)));
    const [label, ...others] = bench.emulator.arrived().slice(before);
    assert.deepEqual(others, []);
    assert.ok(label);
    assert.equal(label.name, NAME);
    const { annotation, reasons, transactionEvent } = label.body;
    if (sender.provider.function === 'paymentWebhook') {
      assert.deepEqual([annotation, reasons], ['FRAUDULENT', ['CHARGEBACK_FRAUD']]);
      assert.equal((transactionEvent as { eventType: string }).eventType, 'CHARGEBACK');
    } else {
      const [reading] = await readPayload(sender, payload);
      assert.ok(reading?.kind === 'understood');
      assert.deepEqual(
        [reasons],
        reading.statements.map((one) => one.annotation.reasons),
      );
    }
  });

  test('what the former secret signed is taken, and the log tells which secret it was', async () => {
    const secretIn = (lines: readonly string[]) =>
      lines.map((line) => JSON.parse(line).secret).find((secret) => secret !== undefined);
    const start = bench.lines.length;
    expectTaken(await post(await sign(first, 'former')));
    const middle = bench.lines.length;
    expectTaken(await post(await sign(first, 'current')));
    const former = secretIn(bench.lines.slice(start, middle));
    assert.match(String(former), /^[0-9a-f]{8}$/);
    assert.notEqual(former, secretIn(bench.lines.slice(middle)));
  });
}
