import type { Expectation } from '../../expectation.ts';
import { ABOUT_USER } from './about.ts';

const OTHER_ANSWER = 'this hook needs another answer than ours: point it elsewhere';
const NEW_USER = 'a new user is no sign-in';

export const OTHER_HOOKS: readonly Expectation[] = [
  {
    fixture: 'send-sms',
    because: OTHER_ANSWER,
    subject: { keys: [] },
    event: {
      id: '3f9e1a5b-6b21-4d7c-8a50-c1d2e3f4a541',
      type: 'send-sms',
      time: '2026-10-08T14:02:38.881Z',
    },
  },
  { fixture: 'send-email', because: OTHER_ANSWER, subject: { keys: [] } },
  { fixture: 'customize-access-token', because: OTHER_ANSWER, subject: ABOUT_USER },
  { fixture: 'custom-access-token', because: OTHER_ANSWER, subject: ABOUT_USER },
  { fixture: 'before-user-created', because: NEW_USER, subject: { keys: [] } },
  { fixture: 'after-user-created', because: NEW_USER, subject: { keys: [] } },
];
