import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reasonsOf, withData, withDetails } from './change-fixture.ts';

const NO_PASSWORD =
  'no password of a database was asked for: a passkey, a code, or another identity provider';
const FAULT = 'a technical fault, not a wrong answer';
const SET_UP = 'the factor is being set up, which is no sign-in';

type Case = readonly [object, string];

function testReasons(fixture: string, cases: readonly Case[], change = withDetails): void {
  for (const [fields, said] of cases) {
    test(`${fixture} with ${JSON.stringify(fields)} → ${said}`, async () => {
      assert.deepEqual(await reasonsOf(change(fixture, { ...fields })), [said]);
    });
  }
}

describe('what an Auth0 login says', () => {
  const prompt = { name: 'prompt-authenticate' };
  testReasons('s', [
    [{ prompts: [prompt] }, 'CORRECT_PASSWORD'],
    [{ prompts: [null, 7, 'x', [], prompt] }, 'CORRECT_PASSWORD'],
    [{ prompts: [{ ...prompt, performed_amr: null }] }, 'CORRECT_PASSWORD'],
    [{ prompts: [{ ...prompt, performed_amr: ['pwd'] }] }, 'CORRECT_PASSWORD'],
    [{ prompts: [prompt, { name: 'login', performed_amr: ['phr'] }] }, NO_PASSWORD],
    [{ prompts: [{ name: 'login' }] }, NO_PASSWORD],
    [{ prompts: [{ name: 'Prompt-Authenticate' }] }, NO_PASSWORD],
    [{ prompts: [{ name: ['prompt-authenticate'] }] }, NO_PASSWORD],
    [{ prompts: [{ name: 'mfa' }] }, 'PASSED_TWO_FACTOR'],
    [{ prompts: [{ name: 'mfa', performed_amr: ['phr'] }, prompt] }, 'PASSED_TWO_FACTOR'],
    [{ prompts: [] }, 'an existing session was used: nothing was asked'],
    [{ prompts: null }, 'an existing session was used: nothing was asked'],
    [{ prompts: { 0: prompt } }, 'an existing session was used: nothing was asked'],
  ]);
  testReasons(
    's',
    [
      [{ strategy_type: 'enterprise' }, NO_PASSWORD],
      [{ strategy_type: '' }, NO_PASSWORD],
      [{ strategy_type: undefined }, NO_PASSWORD],
      [{ details: null }, 'an existing session was used: nothing was asked'],
    ],
    withData,
  );
});

describe('what other Auth0 codes about passwords say', () => {
  const otherCause = 'the exchange failed for another cause than a wrong password';
  for (const fixture of ['scv', 'scoa']) {
    testReasons(
      fixture,
      [
        [{ strategy_type: '' }, 'CORRECT_PASSWORD'],
        [{ strategy_type: null }, 'CORRECT_PASSWORD'],
        [{ strategy_type: 'enterprise' }, NO_PASSWORD],
        [{ strategy_type: 7 }, NO_PASSWORD],
        [{ details: { prompts: [{ performed_amr: ['phr'] }] } }, NO_PASSWORD],
      ],
      withData,
    );
  }
  testReasons(
    'fepft',
    [
      [{ description: undefined }, 'INCORRECT_PASSWORD'],
      [{ description: null }, 'INCORRECT_PASSWORD'],
      [{ description: '' }, 'INCORRECT_PASSWORD'],
      [{ description: 'Invalid username or password.' }, 'INCORRECT_PASSWORD'],
      [{ description: "Grant type 'password' not allowed for the client." }, otherCause],
      [{ description: 'user is blocked' }, otherCause],
      [{ description: 7 }, otherCause],
    ],
    withData,
  );
});

describe('what makes a second factor fail', () => {
  const FAILED = 'FAILED_TWO_FACTOR';
  const because = (errorCode: string, message = '') => ({
    failure_details: { errorCode, message },
  });
  const cases: readonly Case[] = [
    [because('invalid_code'), FAILED],
    [because('', 'Wrong verification code'), FAILED],
    [because('otp_expired'), FAILED],
    [because('OTP-INVALID'), FAILED],
    [because('challenge_rejected'), FAILED],
    [because('', 'The code you entered is incorrect'), FAILED],
    [because('', 'Wrong security code'), FAILED],
    [because('invalid_totp', 'Invalid TOTP'), FAILED],
    [because('', 'User verification failed'), FAILED],
    [because('', 'Connection rejected by SMS provider'), FAULT],
    [because('unhandled_rejection', 'Unhandled promise rejection'), FAULT],
    [because('', 'The message could not be delivered'), FAULT],
    [because('', 'Request timed out'), FAULT],
    [because('', 'ECONNREFUSED 10.0.0.1:443'), FAULT],
    [because('EAI_AGAIN'), FAULT],
    [because('', 'getaddrinfo ENOTFOUND sms.example.com'), FAULT],
    [because('', 'HTTP 503'), FAULT],
    [because('', 'socket hang up'), FAULT],
    [because('', 'certificate has expired'), FAULT],
    [because('', 'SMS not delivered'), FAULT],
    [because('', 'Twilio error 30003'), FAULT],
    [because('', 'Invalid passcode for user at My Service'), FAILED],
    [because('', 'The verification code you entered was unexpected'), FAILED],
    [because('internal_error', 'something broke'), FAULT],
    [because('invalid_configuration'), FAULT],
    [because('timeout'), FAULT],
    [{ failure_details: {} }, FAILED],
    [{ failure_details: null, provider_error: null, response: null }, FAILED],
    [{ failure_details: 'invalid_code', response: 500 }, FAILED],
    [{ failure_details: 'unreachable' }, FAULT],
    [{ provider_error: 'unreachable' }, FAULT],
    [{ provider_error: {} }, FAILED],
    [{ provider_error: { message: 'the account is suspended' } }, FAULT],
    [{ ...because('invalid_otp'), provider_error: { errorCode: '20003' } }, FAULT],
    [{ response: { statusCode: 499 } }, FAILED],
    [{ response: { statusCode: 500 } }, FAULT],
    [{ response: { statusCode: '500' } }, FAULT],
    [{ response: { statusCode: {} } }, FAILED],
  ];
  testReasons('gd_auth_failed', cases);

  test('a long error is read in no time', async () => {
    const before = performance.now();
    const details = because('', `server ${'invalid '.repeat(20_000)}`);
    await reasonsOf(withDetails('gd_auth_failed', details));
    assert.ok(performance.now() - before < 500);
  });

  const fault = { provider_error: { errorCode: '1', message: 'x' } };
  for (const fixture of ['gd_recovery_failed', 'gd_webauthn_challenge_failed', 'feotpft']) {
    test(`a fault shows in ${fixture}, too`, async () => {
      assert.deepEqual(await reasonsOf(withDetails(fixture, fault)), [FAULT]);
    });
  }
  for (const fixture of ['gd_auth_rejected', 'gd_otp_rate_limit_exceed']) {
    test(`${fixture} is an answer of the user, whatever its details say`, async () => {
      const details = { ...fault, ...because('user_denied', 'The user denied the request') };
      assert.deepEqual(await reasonsOf(withDetails(fixture, details)), [FAILED]);
    });
  }
});

describe('what is no second factor of a sign-in', () => {
  const path = (text: unknown, scopes: unknown = ['auth']) => ({
    request: { path: text, auth: { scopes } },
  });
  const fixtures: readonly (readonly [string, string])[] = [
    ['gd_start_auth', 'INITIATED_TWO_FACTOR'],
    ['gd_auth_succeed', 'PASSED_TWO_FACTOR'],
    ['gd_otp_rate_limit_exceed', 'FAILED_TWO_FACTOR'],
  ];
  for (const [fixture, said] of fixtures) {
    testReasons(fixture, [
      [path('/api/enrollment-info'), SET_UP],
      [path('/api/verify-otp', ['auth', 'Enroll']), SET_UP],
      [path('/api/verify-otp', 'enroll'), said],
      [path(['enroll'], [{ toString: 7 }, null, 7]), said],
      [{ request: null }, said],
      [{ first_factor: true }, 'a first factor, not a second one'],
      [{ first_factor: false }, said],
      [{ first_factor: 'true' }, said],
    ]);
  }
});
