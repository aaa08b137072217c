import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixtureText } from '../sender.ts';
import { lineOf, read, understood, withData, withDetails } from './change-fixture.ts';
import { JANE, TRANSACTION } from './tables/ids.ts';

describe('Auth0 records that are odd but readable', () => {
  const dates: readonly (readonly [unknown, string | undefined])[] = [
    ['2026-09-29T08:00:01Z', '2026-09-29T08:00:01.000Z'],
    ['2026-09-29T10:00:01.5+02:00', '2026-09-29T08:00:01.500Z'],
    ['2026-02-30T08:00:00Z', undefined],
    [1790668801204, undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [date, time] of dates) {
    test(`the date ${JSON.stringify(date)} is ${time ?? 'none'}`, async () => {
      const { event, statements } = await understood(withData('s', { date }));
      assert.equal(event.time, time);
      assert.equal(statements.length, 1);
    });
  }

  test('without a time, a session tells no sign-ins apart: the transaction does', async () => {
    const { statements } = await understood(withData('s', { date: null }));
    assert.equal(statements[0]?.fact, `${TRANSACTION}:password:CORRECT_PASSWORD`);
  });

  test('a type that is not safe to log is called unknown', async () => {
    for (const type of ['fp<script>', 'x'.repeat(101), 'a\nb', 'jane@example.com']) {
      const reading = await understood(withData('s', { type }));
      assert.deepEqual([reading.event.type, reading.statements], ['unknown', []]);
    }
  });

  test('codes that every object has are unknown, too', async () => {
    for (const type of ['__proto__', 'constructor', 'toString', 'S', 'gd_', '*']) {
      assert.deepEqual((await understood(withData('s', { type }))).statements, []);
    }
  });

  test('the log id of the data counts where the record has none', async () => {
    const { log_id, data } = JSON.parse(lineOf('s'));
    assert.deepEqual(await understood(JSON.stringify({ data })), await understood(lineOf('s')));
    assert.equal((await understood(JSON.stringify({ data }))).event.id, log_id);
  });

  test('masked fields do no harm', async () => {
    const masked = { user_name: '****', details: null };
    const reading = await understood(withData('fp', masked));
    assert.deepEqual(reading.account?.ids, [JANE.ids[0], '****']);
    assert.equal(reading.statements.length, 1);
  });

  test('__proto__ keys change nothing', async () => {
    const text = fixtureText('auth0', 's');
    const body = text.replace('"type"', '"__proto__": {"user_id": "x", "type": "fp"}, "type"');
    assert.notEqual(body, text);
    assert.deepEqual(await understood(body), await understood(text));
    assert.equal(Reflect.get({}, 'user_id'), undefined);
  });

  test('what is read of a record is read by name: passwords and codes change nothing', async () => {
    const secrets = { body: { password: 'x', code: 'y' }, query: { code: 'z' } };
    for (const fixture of ['s', 'gd_auth_failed', 'gd_send_sms']) {
      assert.deepEqual(await read(withDetails(fixture, secrets)), await read(lineOf(fixture)));
    }
  });

  test('a cloud event is no record, whatever else it holds', async () => {
    const event = { ...JSON.parse(lineOf('fp')), specversion: '1.0', type: 'User "x"', id: 'a b' };
    const reading = await understood(JSON.stringify(event));
    assert.deepEqual([reading.event, reading.statements], [{ type: 'unknown' }, []]);
  });
});
