import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  answerChallenge,
  authenticate,
  type BraintreeKeys,
} from '../../../shared/providers/braintree/signature.ts';
import { challengeAnswerOf, formOf, keysOf } from './sender.ts';

const CURRENT = keysOf('current');
const FORMER = keysOf('former');

describe("Braintree's challenge", () => {
  const CHALLENGE = '20f9f8ed05f77439fe955c977e4c8a53';

  function answer(query: string, keys: readonly BraintreeKeys[] = [CURRENT, FORMER]) {
    const answered = answerChallenge({ headers: {}, query: new URLSearchParams(query) }, keys);
    return answered.kind === 'answer' ? answered.reply.body : undefined;
  }

  test('is answered as the SDK answers it, with the first key', () => {
    for (const challenge of [CHALLENGE, CHALLENGE.slice(12)]) {
      const expected = challengeAnswerOf(challenge, CURRENT);
      assert.equal(answer(`bt_challenge=${challenge}`), expected);
    }
  });

  // Published with the Ruby, Python and Java SDKs, for the keys of their test gateway.
  test('is answered with the published signature', () => {
    const keys = {
      publicKey: 'integration_public_key',
      privateKey: 'integration_private_key',
    };
    const expected = 'integration_public_key|d9b899556c966b3f06945ec21311865d35df3ce4';
    assert.equal(answer(`bt_challenge=${CHALLENGE}`, [keys]), expected);
  });

  const others: readonly (readonly [string, string])[] = [
    ['no challenge', ''],
    ['an empty one', 'bt_challenge='],
    ['19 digits', `bt_challenge=${CHALLENGE.slice(13)}`],
    ['33 digits', `bt_challenge=${CHALLENGE}0`],
    ['upper case', `bt_challenge=${CHALLENGE.toUpperCase()}`],
    ['a line break at its end', `bt_challenge=${CHALLENGE}%0A`],
    ['letters that are no hex', 'bt_challenge=goodbyegoodbyegoodbye'],
    ['two challenges', `bt_challenge=${CHALLENGE}&bt_challenge=${CHALLENGE}`],
  ];
  for (const [name, query] of others) {
    test(`is not answered: ${name}`, () => {
      assert.equal(answer(query), undefined);
    });
  }

  test('is not answered without keys', () => {
    assert.equal(answer(`bt_challenge=${CHALLENGE}`, []), undefined);
  });

  test('never signs a notification: its answer is refused as one', () => {
    const signature = answer(`bt_challenge=${CHALLENGE}`) ?? '';
    const reasons = [CHALLENGE, `${CHALLENGE}\n`].map((payload) => {
      const result = authenticate(formOf(signature, payload), [CURRENT]);
      return result.authentic ? undefined : result.reason;
    });
    assert.match(reasons[0] ?? '', /is a challenge, not a notification/);
    assert.match(reasons[1] ?? '', /^no signature fits/);
  });
});
