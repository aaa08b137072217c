/** What should become of one thing that is told about a sign-in. */
export interface SignInChapter {
  readonly title: string;
  /** A log record of Auth0, or what the site itself does: `link` or `outcome`. */
  readonly from: 'auth0' | 'link' | 'outcome';
  readonly told: object;
  readonly expect: string;
  readonly labels: readonly string[];
}

const NOW = Date.now();

/** Assessments of two sign-ins and of a sign-up long ago. */
export const SIGNED_IN = {
  alice: 'b6ac310000000101',
  intruder: 'b6ac310000000102',
  spammer: 'b6ac310000000103',
} as const;

let records = 0;

/** A record of Auth0's log stream, so many seconds ago. */
function auth0(type: string, secondsAgo: number, data: object) {
  records += 1;
  const log_id = `9002026112308${String(records).padStart(4, '0')}`;
  const date = new Date(NOW - secondsAgo * 1000).toISOString();
  return { log_id, data: { type, date, strategy_type: 'database', log_id, ...data } };
}

const ALICE = {
  user_id: 'auth0|alice',
  ip: '192.0.2.10',
  references: { correlation_id: SIGNED_IN.alice },
};
const details = { transaction_id: 'tx-alice', prompts: [{ name: 'prompt-authenticate' }] };
const BOB = { user_id: 'auth0|bob', ip: '203.0.113.66' };

export const SIGN_INS: readonly SignInChapter[] = [
  {
    title: 'Alice types a wrong password; the correlation id carries her assessment',
    from: 'auth0',
    told: auth0('fp', 50, ALICE),
    expect: 'delivered',
    labels: ['- INCORRECT_PASSWORD - alice'],
  },
  {
    title: 'then the right one',
    from: 'auth0',
    told: auth0('s', 40, { ...ALICE, details }),
    expect: 'delivered',
    labels: ['- CORRECT_PASSWORD - alice'],
  },
  {
    title: 'she is asked for a second factor',
    from: 'auth0',
    told: auth0('gd_start_auth', 35, { ...ALICE, details }),
    expect: 'delivered',
    labels: ['- INITIATED_TWO_FACTOR - alice'],
  },
  {
    title: 'the message was sent: the same fact',
    from: 'auth0',
    told: auth0('gd_send_pn', 34, { ...ALICE, details }),
    expect: 'duplicate',
    labels: [],
  },
  {
    title: 'and passes it',
    from: 'auth0',
    told: auth0('gd_auth_succeed', 25, { ...ALICE, details }),
    expect: 'delivered',
    labels: ['- PASSED_TWO_FACTOR - alice'],
  },
  {
    title: 'Bob presses "this was not me" before the site has said which sign-in it was',
    from: 'auth0',
    told: auth0('gd_auth_rejected', 15, BOB),
    expect: 'parked',
    labels: [],
  },
  {
    title: 'the site links the sign-in to his account, and the label goes out',
    from: 'link',
    told: {
      assessment: SIGNED_IN.intruder,
      accountId: BOB.user_id,
      userIp: BOB.ip,
      action: 'login',
      createTime: new Date(NOW - 20_000).toISOString(),
    },
    expect: 'linked',
    labels: ['- FAILED_TWO_FACTOR - intruder'],
  },
  {
    title: 'months ago the site linked a sign-up',
    from: 'link',
    told: {
      assessment: SIGNED_IN.spammer,
      accountId: 'user-9',
      action: 'signup',
      createTime: new Date(NOW - 90 * 86_400_000).toISOString(),
    },
    expect: 'linked',
    labels: [],
  },
  {
    title: 'now a moderator removes spam of that account',
    from: 'outcome',
    told: { id: 'spam-1', accountId: 'user-9', signal: 'spam_reported' },
    expect: 'delivered',
    labels: ['FRAUDULENT SOCIAL_SPAM - spammer'],
  },
  {
    title: 'the same report again',
    from: 'outcome',
    told: { id: 'spam-1', accountId: 'user-9', signal: 'spam_reported' },
    expect: 'duplicate',
    labels: [],
  },
];
