import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read, withData } from './change-fixture.ts';

describe('Auth0 records that cannot be read', () => {
  const flawed: readonly (readonly [string, string, string])[] = [
    ['no type', withData('s', { type: undefined }), 'type: '],
    ['an empty type', withData('s', { type: '' }), 'type: '],
    ['a number as type', withData('s', { type: 7 }), 'type: '],
    [
      'data that is none',
      JSON.stringify({ log_id: '900', data: 'jane.doe@example.com' }),
      'type: ',
    ],
    [
      'an e-mail as log id',
      JSON.stringify({ log_id: 'jane@example.com', data: { type: 's' } }),
      'log_id: must be a log id',
    ],
    [
      'a log id of 201',
      JSON.stringify({ log_id: '9'.repeat(201), data: { type: 's' } }),
      'log_id: must be a log id',
    ],
  ];
  for (const [name, body, because] of flawed) {
    test(`${name}: told by its path, never by its value`, async () => {
      const reading = await read(body);
      assert.equal(reading.kind, 'unreadable');
      assert.ok(reading.because?.startsWith(because), reading.because);
      assert.doesNotMatch(JSON.stringify([reading.because, reading.event]), /jane/);
    });
  }
});
