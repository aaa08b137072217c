import type { Subject } from '../../../../shared/providers/provider.ts';

/** Ids of the objects in the fixtures, and the common start of their types. */
export const VERIFICATION = 'VE4d1f6a83c5b94e27a0d8c3f2e1b09a76';
export const CHALLENGE = 'YC032bccc3ae605cafd16ad8b12529a7d7';
export const DENIED_CHALLENGE = 'YC0a1b2c3d4e5f60718293a4b5c6d7e8f9';
export const ACCOUNT = 'AC2f8b7d1e5a904c36b1f0e2d3c4a59687';
export const VERIFY = 'com.twilio.accountsecurity.verify.';

/** What the events of the verification are tied by: its last tag, and its SID. */
export const ABOUT_VERIFICATION: Subject = {
  carried: '6f1c2a9b0d3e4f58',
  keys: [`twilio:${VERIFICATION}`],
};
