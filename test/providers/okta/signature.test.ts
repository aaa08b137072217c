import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { okta } from '../../../shared/providers/okta/index.ts';
import { authenticate } from '../../../shared/providers/okta/signature.ts';
import { SECRETS } from './sender.ts';

const SECRET = SECRETS.current;
const OTHER = SECRETS.foreign;
/** As Okta's guide on securing hooks has it. */
const BASIC = 'Basic YWRtaW46c3VwZXJzZWNyZXQ=';
const AWKWARD = 'my secret, with "all" of: ASCII~';

function check(authorization: string | undefined, secrets: readonly string[] = [SECRET]) {
  return authenticate({ headers: { authorization } }, secrets);
}

describe("Okta's header: what passes", () => {
  for (const secret of [SECRET, BASIC, AWKWARD, '1234']) {
    test(`${secret}, character by character`, () => {
      const expected = { authentic: true, secret: fingerprint(secret) };
      assert.deepEqual(check(secret, [secret]), expected);
      assert.deepEqual(check(secret, [OTHER, secret]), expected);
      assert.deepEqual(check(secret, [secret, OTHER]), expected);
    });
  }

  test('whatever the body is: nothing of it is signed', async () => {
    const context = { now: 0, fetchDocument: () => Promise.reject(), trustedRoots: [] };
    for (const body of [Buffer.alloc(0), Buffer.from([0xff, 0x00])]) {
      const request = { headers: { authorization: SECRET }, body };
      assert.equal((await okta.authenticate(request, [SECRET], context)).authentic, true);
    }
  });
});

describe("Okta's header: what is refused, and why", () => {
  const UNKNOWN =
    /^the Authorization header is not in OKTA_HOOK_SECRETS: the secret of another hook/;
  const SCHEME = /differ in their scheme \(Basic, Bearer\) only/;
  const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
    ['no header', undefined, /^no Authorization header: .*another name.*proxy/],
    ['an empty header', '', /^no Authorization header/],
    ['another secret', OTHER, UNKNOWN],
    ['another case', SECRET.toUpperCase(), UNKNOWN],
    ['a truncated secret', SECRET.slice(0, -1), UNKNOWN],
    ['one letter more', `${SECRET}x`, UNKNOWN],
    ['a blank behind it', `${SECRET} `, UNKNOWN],
    ['its first letter', SECRET.slice(0, 1), UNKNOWN],
    ['quotes around it', `"${SECRET}"`, UNKNOWN],
    ['a scheme too many', `Bearer ${SECRET}`, SCHEME],
    ['another scheme too many', `basic  ${SECRET}`, SCHEME],
    ['the header twice, joined', `${SECRET}, ${SECRET}`, /was it sent more than once\?$/],
    ['two secrets in one header', `${OTHER}, ${SECRET}`, /was it sent more than once\?$/],
    ['no ASCII', `${SECRET.slice(1)}é`, /not printable ASCII/],
    ['a line break', `${SECRET}\n`, /not printable ASCII/],
    ['200,000 characters', 'A'.repeat(200_000), /too long/],
  ];
  for (const [name, header, reason] of refused) {
    test(name, () => {
      const result = check(header);
      assert.ok(!result.authentic);
      assert.match(result.reason, reason);
    });
  }

  test('a scheme that is missing', () => {
    const result = check(BASIC.slice(6), [OTHER, BASIC]);
    assert.ok(!result.authentic);
    assert.match(result.reason, SCHEME);
  });

  test('everything without secrets', () => {
    for (const header of [SECRET, 'undefined', ' '])
      assert.equal(check(header, []).authentic, false);
  });

  test('a reason holds neither the header nor a secret', () => {
    for (const header of [OTHER, `Bearer ${SECRET}`, `${OTHER}, ${OTHER}`, 'aé']) {
      const result = check(header, [SECRET, BASIC]);
      assert.ok(!result.authentic);
      for (const secret of [OTHER, SECRET, BASIC, 'é']) {
        assert.equal(result.reason.includes(secret), false);
      }
    }
  });
});

describe("Okta's challenge", () => {
  const CHALLENGE = 'Me_rShK8JHsTnbyYrWXCEoMGbM_zsZ6k0hLPZ_Pg';
  const answer = (verification: string | undefined, authorization: string | undefined = SECRET) =>
    okta.answerChallenge?.(
      {
        headers: { authorization, 'x-okta-verification-challenge': verification },
        query: new URLSearchParams(),
      },
      [OTHER, SECRET],
    );
  const replyTo = (verification: string) => {
    const answered = answer(verification);
    return answered?.kind === 'answer' ? answered.reply : answered?.kind;
  };

  test('is answered as the article of Okta shows it', () => {
    const body = `{"verification":"${CHALLENGE}"}`;
    assert.deepEqual(replyTo(CHALLENGE), { contentType: 'application/json', body });
  });

  test('is answered with any of the secrets', () => {
    assert.equal(answer(CHALLENGE, OTHER)?.kind, 'answer');
  });

  test('cannot break out of the JSON it is put into', () => {
    for (const odd of ['"}<script>', '\\', '"', '</script>', '~'.repeat(1024)]) {
      const reply = replyTo(odd);
      assert.ok(typeof reply === 'object');
      assert.deepEqual(JSON.parse(reply.body), { verification: odd });
    }
  });

  test('is refused to who does not know a secret, whatever it is', () => {
    for (const authorization of [undefined, '', 'another', `${SECRET}, ${SECRET}`]) {
      const headers = { authorization, 'x-okta-verification-challenge': CHALLENGE };
      const challenge = { headers, query: new URLSearchParams() };
      const answered = okta.answerChallenge?.(challenge, [SECRET]);
      assert.ok(answered?.kind === 'refused');
      assert.match(answered.reason, /Authorization header/);
      assert.equal(answered.reason.includes(CHALLENGE), false);
    }
  });

  test('is none when its header is missing, empty, twice there, too long or no printable ASCII', () => {
    const none = [
      undefined,
      '',
      `${CHALLENGE}, ${CHALLENGE}`,
      'x'.repeat(1025),
      'ä',
      'a\r\nb',
      ' ',
    ];
    for (const verification of none)
      assert.deepEqual(answer(verification), { kind: 'no_challenge' });
  });
});

describe('Okta as a provider', () => {
  const secretsFrom = (OKTA_HOOK_SECRETS: string | undefined) =>
    okta.secrets(parseConfig({ RECAPTCHA_PROJECT: 'demo-project', OKTA_HOOK_SECRETS }));

  test('is off without a secret, and takes several, one a line', () => {
    for (const none of [undefined, '', ' \n ']) assert.equal(secretsFrom(none), undefined);
    assert.deepEqual(secretsFrom(`${AWKWARD}\n${BASIC}`), [AWKWARD, BASIC]);
  });

  test('is one frozen definition that answers within 3 s', () => {
    assert.equal(Object.isFrozen(okta), true);
    assert.deepEqual(
      [okta.id, okta.function, okta.answerWithinMs, okta.decidesLogin],
      ['okta', 'identityCallback', 3000, undefined],
    );
  });
});
