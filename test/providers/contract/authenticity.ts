import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { startHttpBench } from '../../helpers/http-bench.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { expectProblem } from '../../http/helpers/expect-answer.ts';
import { send } from '../../http/helpers/http-client.ts';
import { ledgerContent, NOTHING } from '../../http/helpers/ledger-content.ts';
import type { Stage } from './stage.ts';

const FLIPS = 150;

/** Nobody forges a label: what is not authentic is 401, and nothing is written. */
export function authenticity(stage: Stage): void {
  const { sender, sign, post, bench, payments } = stage;
  const refused = async (request: SignedRequest) => {
    expectProblem(await post(request), 401, 'unauthenticated');
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  };

  test('is off without its secrets, whatever is sent', async () => {
    const names = Object.keys(sender.environment('current'));
    const environment = Object.fromEntries(names.map((name) => [name, '']));
    const without = await startHttpBench({ environment });
    const { headers, body } = await sign(payments);
    const path = `/payment-webhook/${sender.provider.id}`;
    expectProblem(await send({ port: without.port, path, headers, body }), 404, 'provider_off');
  });

  test('refuses what another secret signed, and says what the mistake may be', async () => {
    const answer = await post(await sign(payments, 'foreign'));
    const { detail } = expectProblem(answer, 401, 'unauthenticated');
    assert.ok(detail);
    assert.deepEqual(ledgerContent(bench.ledgerFile), NOTHING);
  });

  test('refuses a body that was cut short, wherever', async () => {
    const { headers, body } = await sign(payments);
    for (const length of [0, 1, body.length >> 1, body.length - 1]) {
      await refused({ headers, body: body.subarray(0, length) });
    }
  });

  test(`refuses ${FLIPS} requests with one bit turned over in what is signed`, async () => {
    const request = await sign(payments);
    const random = seededRandom(20_261_123);
    for (let n = 0; n < FLIPS; n += 1) await refused(sender.tamper(request, random));
  });

  const { tolerance } = sender;
  if (tolerance === undefined) return;
  for (const seconds of [-tolerance.past - 1, tolerance.ahead + 1]) {
    test(`refuses what was signed ${seconds} s from now`, async () => {
      await refused(await sign(payments, 'current', START + seconds * 1000));
    });
  }
}
