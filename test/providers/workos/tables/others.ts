import type { Expectation } from '../../expectation.ts';
import { ABOUT_RISK, ABOUT_SESSION, ABOUT_SIGN_UP, ABOUT_USER, aboutEmail } from './about.ts';

const RADAR = 'authentication.radar_risk_detected';
const SUSPECTED = 'Radar suspects an attack, which is no verdict here';
const NO_ATTACK = 'Radar names no attack, only a risk';

function fraudulent(event: string) {
  return [
    {
      annotation: { annotation: 'FRAUDULENT' as const },
      fact: `${event}:attack:FRAUDULENT`,
      because: 'Radar suspects an attack, which counts as fraud here',
    },
  ];
}

const withOpinion: Pick<Expectation, 'opinions'> = { opinions: ['attack-fraudulent'] };

export const RISKS: readonly Expectation[] = [
  { fixture: RADAR, because: SUSPECTED, subject: ABOUT_RISK },
  {
    fixture: RADAR,
    ...withOpinion,
    statements: fraudulent('event_01K7R4XE8NQ2W5ZTGB6VHD9M0M'),
    subject: ABOUT_RISK,
  },
  { fixture: `${RADAR}.sign-up`, because: SUSPECTED, subject: ABOUT_SIGN_UP },
  {
    fixture: `${RADAR}.sign-up`,
    ...withOpinion,
    statements: fraudulent('event_01K7R4XE8NQ2W5ZTGB6VHD9M0N'),
    subject: ABOUT_SIGN_UP,
  },
  { fixture: `${RADAR}.unrecognized-device`, because: NO_ATTACK },
  { fixture: `${RADAR}.unrecognized-device`, ...withOpinion, because: NO_ATTACK },
  { fixture: `${RADAR}.restriction`, because: NO_ATTACK },
  { fixture: `${RADAR}.restriction`, ...withOpinion, because: NO_ATTACK },
];

const ELSEWHERE = 'another provider checked the user: neither a password nor a second factor';
const PASSKEY = 'a passkey is neither a password nor a second factor';
const ADDRESS = 'the address was checked, not the sign-in';

export const OTHER_WAYS: readonly Expectation[] = [
  { fixture: 'authentication.sso_succeeded', because: ELSEWHERE, subject: ABOUT_USER },
  {
    fixture: 'authentication.sso_failed',
    because: ELSEWHERE,
    subject: aboutEmail('todd@example.com'),
  },
  { fixture: 'authentication.oauth_succeeded', because: ELSEWHERE, subject: ABOUT_USER },
  { fixture: 'authentication.oauth_failed', because: ELSEWHERE, subject: { keys: [] } },
  { fixture: 'authentication.passkey_succeeded', because: PASSKEY, subject: ABOUT_USER },
  { fixture: 'authentication.passkey_failed', because: PASSKEY, subject: ABOUT_USER },
  { fixture: 'authentication.email_verification_succeeded', because: ADDRESS, subject: ABOUT_USER },
  { fixture: 'authentication.email_verification_failed', because: ADDRESS, subject: ABOUT_USER },
  {
    fixture: 'session.created',
    because: 'not an event that says anything about a sign-in',
    subject: ABOUT_SESSION,
  },
];
