import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testEventTables } from '../event-tables.ts';
import { readFixture } from '../read-payload.ts';
import { twilioSender } from './sender.ts';
import { CHALLENGES } from './tables/challenges.ts';
import { OTHERS } from './tables/others.ts';
import { VERIFICATIONS } from './tables/verifications.ts';

testEventTables(twilioSender, {
  verifications: VERIFICATIONS,
  'of other kinds': OTHERS,
  'Verify Push': CHALLENGES,
});

async function factsOf(fixtures: readonly string[]): Promise<string[]> {
  const readings = await Promise.all(fixtures.map((name) => readFixture(twilioSender, name)));
  return readings.flatMap(({ statements }) => statements.map(({ fact }) => fact));
}

describe('the facts of Twilio events', () => {
  const same = [
    ['verification.pending', 'verification.pending.resent'],
    [
      'verification.max-attempts-reached',
      'verification.max_attempts_reached',
      'verification.expired',
    ],
  ];
  for (const group of same) {
    test(`${group.join(' = ')}: said again of one verification, it is one fact`, async () => {
      const facts = await factsOf(group);
      assert.equal(facts.length, group.length);
      assert.equal(new Set(facts).size, 1);
    });
  }

  test('start, success and failure are facts of their own, and so is another verification', async () => {
    const facts = await factsOf([
      'verification.pending',
      'verification.approved',
      'verification.expired',
      'verification.pending.without-tags',
      'verification.approved.as-documented',
      'challenge.approved',
      'challenge.denied',
    ]);
    assert.equal(new Set(facts).size, 7);
  });
});
