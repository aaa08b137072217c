import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { adyen } from '../../../shared/providers/adyen/index.ts';
import { readPayload } from '../read-payload.ts';
import { fixtureText, type Sender } from '../sender.ts';
import { together, withFields } from './change-item.ts';
import { readOne } from './read-one.ts';
import { adyenSender } from './sender.ts';

describe('Adyen items that are authentic and cannot be read', () => {
  const flaws: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string?])[] =
    [
      [
        'no success',
        { success: undefined },
        'success: Invalid option: expected one of "true"|"false"',
        'CAPTURE',
      ],
      [
        'another success',
        { success: 'TRUE' },
        'success: Invalid option: expected one of "true"|"false"',
        'CAPTURE',
      ],
      [
        'no pspReference',
        { pspReference: undefined },
        'pspReference: Invalid input: expected string, received undefined',
        'CAPTURE',
      ],
      [
        'a pspReference with a colon',
        { pspReference: 'A:B' },
        'pspReference: must be a PSP reference',
        'CAPTURE',
      ],
      [
        'a huge pspReference',
        { pspReference: 'A'.repeat(256) },
        'pspReference: must be a PSP reference',
        'CAPTURE',
      ],
      [
        'no eventCode',
        { eventCode: undefined },
        'eventCode: Invalid input: expected string, received undefined',
        'unknown',
      ],
      [
        'a number for eventCode',
        { eventCode: 7 },
        'eventCode: Invalid input: expected string, received number',
        'unknown',
      ],
    ];
  for (const [name, fields, because, type] of flaws) {
    test(`${name}: kept, with what can be told`, async () => {
      const reading = await readOne(withFields('CAPTURE', fields));
      assert.equal(reading.kind, 'unreadable');
      assert.equal(reading.because, because);
      assert.equal(reading.event.type, type);
      assert.equal(reading.event.id, undefined);
    });
  }

  test('the other items of the notification are read all the same', async () => {
    const bad = withFields('CAPTURE', { success: 'perhaps' });
    const payload = together(bad, fixtureText('adyen', 'AUTHORISATION'));
    const readings = await readPayload(adyenSender as Sender, payload);
    assert.deepEqual(
      readings.map(({ kind }) => kind),
      ['unreadable', 'understood'],
    );
  });

  test('an event that says nothing anyway is not held to it', async () => {
    const payload = withFields('REPORT_AVAILABLE', { pspReference: 'a report (1).csv' });
    assert.equal((await readOne(payload)).kind, 'understood');
  });

  test('a body that is no notification is one unreadable event', () => {
    const context = { metadataKey: 'recaptcha_assessment', opinions: new Set<never>() };
    const bodies = [
      ['', 'body: is not one JSON document'],
      ['{}', 'body: no notificationItems, so not a webhook of the type Standard'],
      ['{"notificationItems":[]}', 'body: notificationItems is empty'],
    ] as const;
    for (const [body, because] of bodies) {
      const readings = adyen.read({ headers: {}, body: Buffer.from(body) }, context);
      assert.deepEqual(readings, [{ kind: 'unreadable', event: { type: 'unknown' }, because }]);
    }
  });
});
