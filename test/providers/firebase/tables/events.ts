import type { Reason } from '../../../../shared/annotation/vocabulary.ts';
import type { Statement, Subject } from '../../../../shared/providers/provider.ts';
import type { Expectation } from '../../expectation.ts';

const USER = 'Xq7LmC2vTzR9bWk4HsYpD0fNaJe1';
const IP = '192.0.2.44';

const subject: Subject = {
  keys: [],
  account: { ids: [USER, 'grace@example.com'], userIp: IP },
};
const aboutMessage: Subject = { keys: [], account: { ids: [USER], userIp: IP } };
const aboutNobody: Subject = { keys: [] };

function told(id: string, stage: string, reason: Reason, because: string): Statement {
  return { annotation: { reasons: [reason] }, fact: `${id}:${stage}:${reason}`, because };
}

function password(id: string): Statement {
  return told(id, 'password', 'CORRECT_PASSWORD', 'signed in with a password');
}

function passed(id: string): Statement {
  return told(id, 'second-factor', 'PASSED_TWO_FACTOR', 'signed in with a second factor');
}

function initiated(id: string): Statement {
  const because = 'a code for the second factor is about to be sent';
  return told(id, 'second-factor', 'INITIATED_TWO_FACTOR', because);
}

const NEITHER = 'signed in with neither a password nor a second factor';

export const SIGN_INS: readonly Expectation[] = [
  {
    fixture: 'beforeSignIn.password',
    subject,
    statements: [password('qK3vX9dLr0sT7wYb2mNcPg')],
    event: {
      id: 'qK3vX9dLr0sT7wYb2mNcPg',
      type: 'beforeSignIn',
      time: '2026-10-12T17:05:31.000Z',
    },
  },
  {
    fixture: 'beforeSignIn.password-second-factor',
    subject,
    statements: [password('aZ8uR4kWf1oH6jMe5xQtBw'), passed('aZ8uR4kWf1oH6jMe5xQtBw')],
  },
  {
    fixture: 'beforeSignIn.second-factor-in-firebase',
    subject,
    statements: [password('mN2pD7sGy5vC0tLi9hEzKA'), passed('mN2pD7sGy5vC0tLi9hEzKA')],
  },
  { fixture: 'beforeSignIn.federated', subject, because: NEITHER },
  {
    fixture: 'beforeSignIn.federated-second-factor',
    subject,
    statements: [passed('cL5gP0eTz2rK9mBn7wXsDQ')],
  },
  { fixture: 'beforeSignIn.email-link', subject, because: NEITHER },
  {
    fixture: 'beforeSignIn.long-name',
    subject,
    statements: [password('wE9nR5cZb7sA2xGq0kLfTw')],
    event: {
      id: 'wE9nR5cZb7sA2xGq0kLfTw',
      type: 'beforeSignIn',
      time: '2026-10-12T17:17:31.000Z',
    },
  },
];

const NO_FACTOR = 'a text message that is no second factor of a sign-in';
const SMS = 'jS1dO6vMh3yX8rCe5bUqWA';

export const MESSAGES: readonly Expectation[] = [
  {
    fixture: 'beforeSendSms.mfa-sign-in',
    subject: aboutMessage,
    statements: [initiated(SMS)],
    event: { id: SMS, type: 'beforeSendSms', time: '2026-10-12T17:07:01.000Z' },
  },
  {
    fixture: 'beforeSendSms.mfa-sign-in',
    opinions: ['phone-events'],
    subject: aboutMessage,
    statements: [
      {
        ...initiated(SMS),
        annotation: {
          reasons: ['INITIATED_TWO_FACTOR'],
          phoneAuthenticationEvent: {
            phoneNumber: '+15005550006',
            eventTime: '2026-10-12T17:07:01.000Z',
          },
        },
      },
    ],
  },
  {
    fixture: 'beforeSendSms.mfa-sign-in-without-user',
    subject: aboutNobody,
    statements: [initiated('pB7kT2wFn9zL4gYi0aHdVQ')],
  },
  { fixture: 'beforeSendSms.mfa-enrollment', subject: aboutMessage, because: NO_FACTOR },
  {
    fixture: 'beforeSendSms.sign-in',
    opinions: ['phone-events'],
    subject: aboutNobody,
    because: NO_FACTOR,
  },
];

export const OTHERS: readonly Expectation[] = [
  {
    fixture: 'beforeCreate',
    subject,
    because: 'a new account; beforeSignIn tells of the sign-in that follows',
  },
  {
    fixture: 'beforeSendEmail',
    subject: aboutNobody,
    because: 'an e-mail, which is no second factor here',
  },
];
