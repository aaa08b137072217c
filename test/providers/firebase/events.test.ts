import { testEventTables } from '../event-tables.ts';
import { firebaseSender } from './sender.ts';
import { MESSAGES, OTHERS, SIGN_INS } from './tables/events.ts';

testEventTables(firebaseSender, {
  'a sign-in': SIGN_INS,
  'a text message': MESSAGES,
  'of other kinds': OTHERS,
});
