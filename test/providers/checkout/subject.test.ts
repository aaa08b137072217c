import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPayload } from '../read-payload.ts';
import { changed, understood } from './change-fixture.ts';
import { checkoutSender } from './sender.ts';
import { ASSESSMENT, PAYMENT } from './tables/about.ts';

const APPROVED = 'payment_approved';
const DISPUTED = 'dispute_received.fraud';

describe('the subject of a Checkout.com event', () => {
  const references: readonly (readonly [
    unknown,
    readonly string[] | undefined,
    string | undefined,
  ])[] = [
    ['A 1/2?', ['A 1/2?'], 'order:A 1/2?'],
    [ASSESSMENT, [ASSESSMENT], `order:${ASSESSMENT}`],
    [1234567890123456, ['1234567890123456'], 'order:1234567890123456'],
    ['r'.repeat(255), ['r'.repeat(255)], `order:${'r'.repeat(255)}`],
    ['r'.repeat(256), ['r'.repeat(256)], undefined],
    ['Bestellung ü', ['Bestellung ü'], undefined],
    ['a\nb', ['a\nb'], undefined],
    ['null', undefined, undefined],
    ['', undefined, undefined],
    [null, undefined, undefined],
    [{}, undefined, undefined],
  ];
  for (const [reference, shaped, order] of references) {
    test(`${JSON.stringify(reference)?.slice(0, 30)} as the reference`, async () => {
      const reading = await understood(changed(APPROVED, { reference }));
      assert.deepEqual(reading.shaped, shaped);
      assert.deepEqual(reading.keys, [`checkout:${PAYMENT}`, ...(order ? [order] : [])]);
      const dispute = await understood(changed(DISPUTED, { payment_reference: reference }));
      assert.deepEqual(dispute.shaped, shaped);
      assert.deepEqual(dispute.keys, reading.keys);
    });
  }

  const carriers: readonly (readonly [unknown, string | undefined])[] = [
    [{ recaptcha_assessment: 'projects/p/assessments/x' }, 'projects/p/assessments/x'],
    [{ recaptcha_assessment: 1234567890123456 }, undefined],
    [{ recaptcha_assessment: '' }, undefined],
    [{ assessment: ASSESSMENT }, undefined],
    ['null', undefined],
    [[ASSESSMENT], undefined],
    [null, undefined],
  ];
  for (const [metadata, carried] of carriers) {
    test(`metadata ${JSON.stringify(metadata)} carries ${carried ?? 'nothing'}`, async () => {
      assert.equal((await understood(changed(APPROVED, { metadata }))).carried, carried);
    });
  }

  test('the key in the metadata is the configured one, and what it inherits does not count', async () => {
    const body = changed(APPROVED, { metadata: { mine: ASSESSMENT } });
    const carriedUnder = async (key: string, payload = body) => {
      const [reading] = await readPayload(checkoutSender, payload, [], key);
      return reading?.kind === 'understood' ? reading.carried : 'unreadable';
    };
    assert.equal(await carriedUnder('mine'), ASSESSMENT);
    assert.equal(await carriedUnder('constructor'), undefined);
    const inherited = body.replace('"mine":', '"__proto__":{"recaptcha_assessment":"x"},"mine":');
    assert.equal(await carriedUnder('recaptcha_assessment', inherited), undefined);
  });

  test('what cannot be the id of a payment is no key', async () => {
    for (const payment_id of ['pay 1', 'ch_1', 'pay_', 7, null, `pay_${'x'.repeat(252)}`]) {
      const { keys } = await understood(changed(DISPUTED, { payment_id }));
      assert.deepEqual(keys, ['order:ORD-5023-4E89']);
    }
  });
});
