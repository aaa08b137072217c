import { type SeedRule, section } from './seed-rules-section.ts';

const FOLDER = 'test/recaptcha/interpretation';
const ACTION = `${FOLDER}/action.test.ts`;
const INTERPRET = `${FOLDER}/interpret.test.ts`;
const REASONS = `${FOLDER}/reason-codes.test.ts`;
const SCORE = `${FOLDER}/score.test.ts`;
const THRESHOLDS = `${FOLDER}/thresholds.test.ts`;
const TOKEN = `${FOLDER}/token.test.ts`;
const USE_CASES = `${FOLDER}/use-cases.test.ts`;

/** What the guide to interpreting says. */
export const INTERPRET_RULES: readonly SeedRule[] = [
  ...section('interpret', 'Interpret the assessment', [
    [
      'every request has a score, which the site must interpret and act upon',
      INTERPRET,
      'A good sign-in is told whole',
    ],
    ['a token is valid if the assessment says so', TOKEN, 'true alone says that a token is valid'],
    [
      'if it is not, invalidReason says why',
      TOKEN,
      'that is EXPIRED is told why, and what to do: challenge',
    ],
    [
      'every reason there is means something',
      TOKEN,
      'has every reason of the reference in this table',
    ],
    [
      'an invalid token may also mean a failed challenge',
      TOKEN,
      'without a reason may have failed its challenge, and does not pass',
    ],
    ['or another site key', TOKEN, 'that is KEY_MISMATCH is told why, and what to do: block'],
    [
      'the validity of the token comes before its score',
      INTERPRET,
      'an invalid token is not let in by a good score',
    ],
    ['action is what the page named', ACTION, 'that nobody expects is told, and not compared'],
    [
      'expectedAction is what was named when the assessment was made',
      INTERPRET,
      'The action that was sent to Google is expected where the question names none',
    ],
    ['reasons tell more about the score', REASONS, 'has its meaning: AUTOMATION'],
  ]),
  ...section('interpret', 'Verify actions', [
    ['action must match expectedAction', ACTION, '"login" is the same as login'],
    ['another action does not match', ACTION, '"login" is not the same as signup'],
    [
      'a mismatch is an attack by a forged action: verify in another way, or block',
      ACTION,
      'other than the expected one was forged, and is blocked',
    ],
    [
      'a forged action is stopped whatever the score',
      INTERPRET,
      'a forged action is not let in by a good score',
    ],
  ]),
  ...section('interpret', 'Interpret scores', [
    ['there are 11 levels from 0.0 to 1.0', SCORE, 'is one of 11 levels, from 0.0 to 1.0'],
    [
      '1.0 is low risk, 0.0 is high risk',
      `${FOLDER}/any-json.test.ts`,
      'a worse score is never judged more mildly',
    ],
    [
      'four levels by default: 0.1, 0.3, 0.7 and 0.9',
      SCORE,
      'seem to be the four default ones when a hundred scores show no other',
    ],
    ['all 11 after a review', SCORE, 'are all eleven once a single score shows another one'],
    [
      'the thresholds make sense of the four levels alone',
      THRESHOLDS,
      'block nobody by default who has one of the four default levels',
    ],
    [
      'scores in staging and in the first 7 days may differ: they can be watched without consequences',
      INTERPRET,
      'allows everything, and tells what would have been',
    ],
    [
      'first no action is taken, then thresholds are chosen by what was seen',
      INTERPRET,
      'says so, and why it would have been',
    ],
    [
      'the action fits the site: its own thresholds, by what is protected',
      THRESHOLDS,
      'are those of the action, the case of whose letters does not matter',
    ],
    [
      'rather act in the background than block',
      USE_CASES,
      'never asks for blocking at a level where acting in the background will do',
    ],
    [
      'homepage: watch the traffic in the console, filter scrapers',
      USE_CASES,
      'on a homepage: watch the traffic in the console, and filter scrapers',
    ],
    [
      'login: at low scores a second factor or a verification by e-mail',
      USE_CASES,
      'at a sign-in with a low score: a second factor or a verification by e-mail',
    ],
    [
      'social: limit unanswered friend requests, moderate risky comments',
      USE_CASES,
      'among users: limit unanswered friend requests, and moderate risky comments',
    ],
    [
      'e-commerce: real sales before bots, risky ones found out',
      USE_CASES,
      'in a shop: put real sales ahead, and hold risky ones',
    ],
  ]),
  ...section('interpret', 'Reason codes', [
    [
      'a project has them only after a review',
      REASONS,
      'may be missing: a project has them only after its review',
    ],
    ['AUTOMATION: as a program does it', REASONS, 'has its meaning: AUTOMATION'],
    [
      'UNEXPECTED_ENVIRONMENT: not from a genuine environment',
      REASONS,
      'has its meaning: UNEXPECTED_ENVIRONMENT',
    ],
    ['TOO_MUCH_TRAFFIC: more than normal from there', REASONS, 'has its meaning: TOO_MUCH_TRAFFIC'],
    [
      'UNEXPECTED_USAGE_PATTERNS: unlike what users do',
      REASONS,
      'has its meaning: UNEXPECTED_USAGE_PATTERNS',
    ],
    [
      'LOW_CONFIDENCE_SCORE: too little traffic for a good score',
      REASONS,
      'has its meaning: LOW_CONFIDENCE_SCORE',
    ],
    [
      'too little traffic makes the score unreliable',
      REASONS,
      'for too little traffic warns of the score, and leaves the verdict to the thresholds',
    ],
  ]),
  ...section('interpret', "What's next", [
    [
      'the ids go back to Google, to confirm and to correct',
      'test/http/outcome.test.ts',
      'tells Google what the site reports of an assessment, and why',
    ],
  ]),
];
