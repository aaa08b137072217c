import type { Expectation } from '../../expectation.ts';
import { ABOUT_ACCOUNT, JANE, logIdOf } from './ids.ts';

const found: readonly (readonly [string, string, Expectation['subject']])[] = [
  ['pwd_leak', 'a password was used that is known from a leak', ABOUT_ACCOUNT],
  [
    'signup_pwd_leak',
    'somebody signed up with a password that is known from a leak',
    {
      keys: [],
      account: { ...JANE, ids: ['jane.doe@example.com'], typed: true, action: 'sign-up' },
    },
  ],
  ['limit_wc', 'an address was blocked after wrong passwords for one account', ABOUT_ACCOUNT],
  ['limit_mu', 'an address was blocked for too many failed sign-ins or sign-ups', ABOUT_ACCOUNT],
  [
    'limit_sul',
    'an address was blocked after sign-ins to one account came too fast',
    { keys: [], account: { ...JANE, userIp: '2001:db8::17' } },
  ],
];

export const ATTACKS: readonly Expectation[] = found.flatMap(([fixture, because, subject]) => {
  const about = subject === undefined ? {} : { subject };
  return [
    {
      fixture,
      because: `${because}, which is no verdict unless attack-fraudulent is on`,
      ...about,
    },
    {
      fixture,
      opinions: ['attack-fraudulent'],
      statements: [
        {
          annotation: { annotation: 'FRAUDULENT' },
          fact: `${logIdOf(fixture)}:attack:FRAUDULENT`,
          because,
        },
      ],
      ...about,
    },
  ];
});
