import {
  type EventTable,
  ignored,
  nothing,
  on,
  type Saying,
  type Surroundings,
  says,
} from '../event-table.ts';
import { signInStatement } from '../sign-in-statement.ts';
import { type SignIn, signIn, type TextMessage, textMessage } from './schema.ts';

/** Google asks before it goes on: what failed never comes to an event. */
export const EVENTS: EventTable = {
  beforeSignIn: on(signIn, saySignIn),
  beforeSendSms: on(textMessage, sayTextMessage),
  beforeCreate: ignored('a new account; beforeSignIn tells of the sign-in that follows'),
  beforeSendEmail: ignored('an e-mail, which is no second factor here'),
  '*': ignored('not an event that says anything about a sign-in'),
};

/** Asked after the second factor, where the account has one. */
function saySignIn({ id, isByPassword, hasSecondFactor }: SignIn): Saying {
  const statements = [
    ...(isByPassword ? [signInStatement(id, 'CORRECT_PASSWORD', 'signed in with a password')] : []),
    ...(hasSecondFactor
      ? [signInStatement(id, 'PASSED_TWO_FACTOR', 'signed in with a second factor')]
      : []),
  ];
  return statements.length > 0
    ? says(...statements)
    : nothing('signed in with neither a password nor a second factor');
}

function sayTextMessage(
  { id, isForSignIn, phone }: TextMessage,
  { opinions }: Surroundings,
): Saying {
  if (!isForSignIn) return nothing('a text message that is no second factor of a sign-in');
  const initiated = signInStatement(
    id,
    'INITIATED_TWO_FACTOR',
    'a code for the second factor is about to be sent',
  );
  if (!phone || !opinions.has('phone-events')) return says(initiated);
  const annotation = { ...initiated.annotation, phoneAuthenticationEvent: phone };
  return says({ ...initiated, annotation });
}
