import { type SeedRule, section } from './seed-rules-section.ts';

const ACCOUNTS = 'test/delivery/conformance/accounts.ts';
const ANNOTATION = 'test/annotation/annotation.test.ts';
const CLIENT = 'test/recaptcha/client.test.ts';
const NAMES = 'test/annotation/assessment-name.test.ts';
const OUTCOME = 'test/http/outcome.test.ts';
const SIGNALS = 'test/outcome/signals.test.ts';

const WHEN = 'When to annotate assessments';
const RETRIEVE = 'Retrieve the assessment ID';
const ANNOTATE = 'Annotate an assessment';

/** What the guide to annotating says, and its older edition where that words a rule of its own. */
export const ANNOTATE_RULES: readonly SeedRule[] = [
  ...section('annotate', WHEN, [
    [
      'what turned out legitimate or fraudulent is sent back under the id of its assessment',
      OUTCOME,
      'tells Google what the site reports of an assessment, and why',
    ],
    ['a label is LEGITIMATE or FRAUDULENT', ANNOTATION, 'is LEGITIMATE or FRAUDULENT'],
    [
      'what the score got right is confirmed, too: a passed second factor after a high score is LEGITIMATE',
      'test/delivery/conformance/personal.ts',
      'lets a good score and a passed second factor say LEGITIMATE, if the site thinks so',
    ],
    [
      'what the site found fraudulent or abusive is FRAUDULENT, also where the score was low anyway',
      SIGNALS,
      'say with confirmed_fraud: FRAUDULENT, –',
    ],
    [
      'what the score got wrong is corrected: what turned out legitimate is LEGITIMATE',
      SIGNALS,
      'say with confirmed_legitimate: LEGITIMATE, –',
    ],
    [
      'a chargeback for fraud says that the payment before it was fraudulent',
      'test/payments/dispute-statement.test.ts',
      'fraud is a verdict, a reason and an event',
    ],
    [
      'other hard evidence of fraud says so, too: the report of an issuer',
      'test/payments/fraud-report.test.ts',
      'without a type at all it is FRAUDULENT, with the reason of its sender',
    ],
    [
      'spam of a new account says that its sign-up was fraudulent',
      ACCOUNTS,
      'finds spam its sign-up whatever its age, behind sixty sign-ins',
    ],
    [
      'a support case of somebody who could not log in says that the sign-in was legitimate',
      ACCOUNTS,
      'finds a support case the newest sign-in of the last day, and none that is older',
    ],
    [
      'a purchase or booking where scrapers are kept out says that the user is legitimate',
      SIGNALS,
      'say with purchase_completed: LEGITIMATE, –',
    ],
  ]),
  ...section('annotate', RETRIEVE, [
    [
      'the id is in the name that create answers',
      'test/emulator/create-assessment.test.ts',
      'A created assessment can be annotated, under whichever spelling of its project',
    ],
    [
      'the name that create answered is used as it is',
      NAMES,
      'From someone we trust, a full name by project number is a name',
    ],
    [
      'the name comes back with what the assessment means, for annotating it later',
      'test/recaptcha/interpretation/interpret.test.ts',
      'A good sign-in is told whole',
    ],
    ['of a WAF token the id is what follows :U= at its end', NAMES, 'Off a token, the id is read'],
    ['it has 16 characters, not 15', NAMES, 'Off an id of 15 characters, no id is read'],
    ['it has 16 characters, not 17', NAMES, 'Off an id of 17 characters, no id is read'],
    ['it is alphanumeric', NAMES, 'Off an id of another script, no id is read'],
    ['nothing follows it', NAMES, 'Off something after the id, no id is read'],
    [
      'a WAF token is all it takes to annotate',
      OUTCOME,
      'takes a WAF token, and ignores one that names no assessment',
    ],
  ]),
  ...section('annotate', ANNOTATE, [
    ['reasons may be left out', SIGNALS, 'say with purchase_completed: LEGITIMATE, –'],
    [
      'reasons go out within seconds: at once, on receipt',
      'test/delivery/conformance/once.ts',
      'delivers what an event says about the assessment it carries',
    ],
    [
      'what could not go out at once goes out as soon as it can',
      'test/http/deliver.test.ts',
      'deliver sends what is due, and counts what it sent and what it left',
    ],
    [
      'a right password is CORRECT_PASSWORD',
      SIGNALS,
      'say with password_correct: –, CORRECT_PASSWORD',
    ],
    [
      'a wrong password is INCORRECT_PASSWORD',
      SIGNALS,
      'say with password_incorrect: –, INCORRECT_PASSWORD',
    ],
    [
      'a second factor is INITIATED_TWO_FACTOR first, then PASSED_TWO_FACTOR or FAILED_TWO_FACTOR',
      'test/delivery/second-factor.test.ts',
      'whatever order a second factor is told in, doubled and through two channels, the end is right',
    ],
    [
      'the label may be left out, and reasons go without it',
      OUTCOME,
      'tells Google what the site reports of an assessment, and why',
    ],
    [
      'facts about sign-ins and sign-ups are LEGITIMATE or FRAUDULENT',
      SIGNALS,
      'say with login_support_case: LEGITIMATE, –',
    ],
    [
      'labels may come at any time, long after the event',
      'test/delivery/conformance/links.ts',
      'parks what names no known assessment and sends it when a site links the key',
    ],
    ['labels may come in a batch', OUTCOME, 'of 10,000 items is taken whole while the API is away'],
    [
      'annotating is one POST of JSON to the name of the assessment',
      CLIENT,
      'A call is one POST of the request body to the path of the assessment',
    ],
    ['it carries the credentials of the caller', CLIENT, 'go with the call'],
    [
      'a status of 2xx and an empty object is success',
      'test/recaptcha/interpret-answer.test.ts',
      '200 with an object is ok',
    ],
  ]),
  ...section('annotating', 'Understanding when to annotate assessments', [
    [
      'the older edition has the same four examples: spam, at the account it came from',
      OUTCOME,
      'finds spam the sign-up of its account, and keeps the account unreadable',
    ],
  ]),
  ...section('annotating', 'Retrieving the assessment ID', [
    [
      'the name that create answered is used as it is, also one with a longer id',
      NAMES,
      'From someone we trust, a full name with a longer id is a name',
    ],
    [
      'an assessment says whether its token is valid, for which action it was made, its score and why',
      'test/emulator/create-assessment.test.ts',
      'A created assessment has all we read, and its event comes back',
    ],
  ]),
];
