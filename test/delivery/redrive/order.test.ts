import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redriveOrder } from '../../../shared/delivery/redrive/order.ts';
import { continueSince, isBeyond } from '../../../shared/delivery/redrive/stretch.ts';
import { redrivablePosition } from '../../../shared/ledger/redrivable.ts';

const schema = redriveOrder(['stripe', 'adyen']);
const NOON = '2026-11-22T12:00:00.000Z';

describe('A redrive order', () => {
  it('needs no more than a state', () => {
    assert.deepEqual(schema.parse({ state: 'dead' }), { state: 'dead', limit: 100, dryRun: false });
  });

  it('may say all of it', () => {
    const said = { provider: 'adyen', state: 'dead', code: 'gave_up', limit: 10_000, dryRun: true };
    assert.deepEqual(schema.parse(said), said);
  });

  const TIMES: Readonly<Record<string, string>> = {
    [NOON]: NOON,
    '2026-11-22T12:00:00Z': NOON,
    '2026-11-22T13:00:00.0005+01:00': NOON,
    '2026-11-22T00:00:00-12:00': NOON,
  };
  for (const [given, from] of Object.entries(TIMES)) {
    it(`reads ${given} as a time`, () => {
      assert.deepEqual(schema.parse({ state: 'dead', since: given }).since, { from });
    });
  }

  it('reads where another order ended, and until when it went', () => {
    const position = redrivablePosition('dead', NOON, 'a_-1');
    const since = continueSince(position, '2026-11-22T13:00:00.000Z');
    assert.deepEqual(schema.parse({ state: 'dead', since }).since, {
      from: `${NOON}|a_-1`,
      until: '2026-11-22T13:00:00.000Z',
    });
  });

  const REFUSED: Readonly<Record<string, readonly [object, path: string]>> = {
    'no state': [{}, 'state'],
    'a misspelt state': [{ state: 'deads' }, 'state'],
    'a state that is open': [{ state: 'pending' }, 'state'],
    'a state that is final for good': [{ state: 'delivered' }, 'state'],
    'an unknown provider': [{ state: 'dead', provider: 'Stripe' }, 'provider'],
    'an unknown field': [{ state: 'dead', dryrun: true }, ''],
    'a misspelt code': [{ state: 'dead', code: 'gaveup' }, 'code'],
    'a code of what has none': [{ state: 'unmatched', code: 'gave_up' }, 'code'],
    'a limit of none': [{ state: 'dead', limit: 0 }, 'limit'],
    'a limit above 10,000': [{ state: 'dead', limit: 10_001 }, 'limit'],
    'half a limit': [{ state: 'dead', limit: 1.5 }, 'limit'],
    'a limit as text': [{ state: 'dead', limit: '5' }, 'limit'],
    'a switch as text': [{ state: 'dead', dryRun: 'true' }, 'dryRun'],
    'a date without a time': [{ state: 'dead', since: '2026-11-22' }, 'since'],
    'a time of nowhere': [{ state: 'dead', since: '2026-11-22T12:00:00' }, 'since'],
    'a time as a number': [{ state: 'dead', since: 1 }, 'since'],
    'a time beyond all years': [{ state: 'dead', since: '9999-12-31T23:59:59-23:00' }, 'since'],
    'half of where another ended': [{ state: 'dead', since: `${NOON}|a` }, 'since'],
    'an end that is no time': [{ state: 'dead', since: `${NOON}|a|later` }, 'since'],
    'a begin that is no time': [{ state: 'dead', since: `dead|a|${NOON}` }, 'since'],
  };
  for (const [title, [given, path]] of Object.entries(REFUSED)) {
    it(`does not take ${title}`, () => {
      const { error } = schema.safeParse(given);
      assert.deepEqual(
        error?.issues.map((issue) => issue.path.join('.')),
        [path],
      );
    });
  }
});

it('A stretch ends after the last of its last millisecond', () => {
  const at = (time: string) => redrivablePosition('dead', time, '~');
  assert.ok(!isBeyond(at(NOON), NOON));
  assert.ok(isBeyond(at('2026-11-22T12:00:00.001Z'), NOON));
});
