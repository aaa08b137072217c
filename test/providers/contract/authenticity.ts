import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { startHttpBench } from '../../helpers/http-bench.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { expectProblem } from '../../http/helpers/expect-answer.ts';
import { type Answer, send } from '../../http/helpers/http-client.ts';
import { ledgerContent, NOTHING } from '../../http/helpers/ledger-content.ts';
import { addressOf, type Stage } from './stage.ts';

const FLIPS = 150;

/** Nobody forges a label: what is not authentic is 401, and nothing is written. */
export function authenticity(stage: Stage): void {
  const { sender, sign, post, bench, first } = stage;
  const refused = async (request: SignedRequest) => {
    const answer = await post(request);
    if (sender.provider.decidesLogin) expectCarryOn(answer);
    else assert.ok(expectProblem(answer, 401, 'unauthenticated').detail);
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  };
  /** The user gets in all the same, and the log tells why nothing was written. */
  const expectCarryOn = ({ status, text }: Answer) => {
    assert.deepEqual([status, text], [200, sender.provider.acknowledgement?.body]);
    const { severity, code, hint } = JSON.parse(bench.lines.at(-1) ?? '{}');
    assert.deepEqual([severity, code], ['ERROR', 'unauthenticated']);
    assert.ok(hint);
  };

  test('is off without its secrets, whatever is sent', async () => {
    const names = Object.keys(sender.environment('current'));
    const environment = Object.fromEntries(names.map((name) => [name, '']));
    const without = await startHttpBench({ environment });
    const { headers, body, search } = await sign(first);
    const path = addressOf(sender, search);
    expectProblem(await send({ port: without.port, path, headers, body }), 404, 'provider_off');
  });

  test('refuses what another secret signed, and says what the mistake may be', async () => {
    await refused(await sign(first, 'foreign'));
  });

  const signsBody = sender.signsBody ?? true;
  if (signsBody)
    test('refuses a body that was cut short, wherever', async () => {
      const { headers, body, search = '' } = await sign(first);
      for (const length of [0, 1, body.length >> 1, body.length - 1]) {
        await refused({ headers, body: body.subarray(0, length), search });
      }
    });

  test(`refuses ${FLIPS} requests with one bit turned over in what is signed`, async () => {
    const request = await sign(first);
    const random = seededRandom(20_261_123);
    for (let n = 0; n < FLIPS; n += 1) await refused(sender.tamper(request, random));
  });

  const { tolerance } = sender;
  if (tolerance === undefined) return;
  for (const seconds of [-tolerance.past - 1, tolerance.ahead + 1]) {
    test(`refuses what was signed ${seconds} s from now`, async () => {
      await refused(await sign(first, 'current', START + seconds * 1000));
    });
  }
}
