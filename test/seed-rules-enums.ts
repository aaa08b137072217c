import { type SeedRule, section } from './seed-rules-section.ts';

const ANNOTATION = 'test/annotation/annotation.test.ts';
const CHARGEBACK = 'test/payments/dispute-statement.test.ts';
const DISPUTES = 'test/payments/dispute-saying.test.ts';
const PAYMENTS = 'test/payments/payment-events.test.ts';
const REVIEWS = 'test/payments/reviews.test.ts';
const SIGNALS = 'test/outcome/signals.test.ts';
const VOCABULARY = 'test/annotation/vocabulary.test.ts';

/** What the reference says of each label, reason and type. */
export const ENUM_RULES: readonly SeedRule[] = [
  ...section('method', 'Annotation', [
    [
      'the labels are these and no others',
      VOCABULARY,
      "Our words for AnnotateAssessmentRequest.Annotation are Google's, each once",
    ],
    ['LEGITIMATE and FRAUDULENT are what turned out', ANNOTATION, 'is LEGITIMATE or FRAUDULENT'],
    [
      'unspecified is none',
      ANNOTATION,
      'is not "ANNOTATION_UNSPECIFIED", and the complaint lists what it may be',
      'test/annotation/unspecified.ts',
    ],
    [
      'PASSWORD_CORRECT is deprecated: the reason CORRECT_PASSWORD takes its place',
      ANNOTATION,
      'PASSWORD_CORRECT is refused in favour of the reason CORRECT_PASSWORD',
    ],
    [
      'PASSWORD_INCORRECT is deprecated: the reason INCORRECT_PASSWORD takes its place',
      ANNOTATION,
      'PASSWORD_INCORRECT is refused in favour of the reason INCORRECT_PASSWORD',
    ],
  ]),
  ...section('method', 'Reason', [
    [
      'the reasons are these and no others',
      VOCABULARY,
      "Our words for AnnotateAssessmentRequest.Reason are Google's, each once",
    ],
    [
      'CHARGEBACK only where nothing more is known',
      CHARGEBACK,
      'anything else is the plain reason, whatever the opinions',
    ],
    [
      'CHARGEBACK_FRAUD where the cardholder says it was not them',
      CHARGEBACK,
      'fraud is a verdict, a reason and an event',
    ],
    [
      'CHARGEBACK_DISPUTE where the cardholder paid and is not content',
      CHARGEBACK,
      'service is a reason only, because the event is worded as fraud',
    ],
    ['REFUND where the seller gave the money back', PAYMENTS, 'a refund is REFUND'],
    [
      'REFUND_FRAUD where the seller did so because of fraud',
      SIGNALS,
      'say with refund_fraud: FRAUDULENT, REFUND_FRAUD',
    ],
    [
      'TRANSACTION_ACCEPTED where the payment was accepted',
      PAYMENTS,
      'an authorisation is AUTHORIZATION',
    ],
    ['TRANSACTION_DECLINED where it was declined', PAYMENTS, 'a decline is AUTHORIZATION_DECLINE'],
    [
      'PAYMENT_HEURISTICS where the payment itself is suspect',
      SIGNALS,
      'say with payment_suspected: –, PAYMENT_HEURISTICS',
    ],
    [
      'INITIATED_TWO_FACTOR where a second factor was asked for',
      SIGNALS,
      'say with two_factor_initiated: –, INITIATED_TWO_FACTOR',
    ],
    [
      'INITIATED_TWO_FACTOR that stands last counts as failed: it never goes after an outcome',
      'test/delivery/second-factor.test.ts',
      'whatever order a second factor is told in, doubled and through two channels, the end is right',
    ],
    [
      'PASSED_TWO_FACTOR where it was passed',
      SIGNALS,
      'say with two_factor_passed: –, PASSED_TWO_FACTOR',
    ],
    [
      'FAILED_TWO_FACTOR where it was failed',
      SIGNALS,
      'say with two_factor_failed: –, FAILED_TWO_FACTOR',
    ],
    [
      'CORRECT_PASSWORD where the password was right',
      SIGNALS,
      'say with password_correct: –, CORRECT_PASSWORD',
    ],
    [
      'INCORRECT_PASSWORD where it was wrong',
      SIGNALS,
      'say with password_incorrect: –, INCORRECT_PASSWORD',
    ],
    [
      'SOCIAL_SPAM where the user molests other users',
      SIGNALS,
      'say with spam_reported: FRAUDULENT, SOCIAL_SPAM',
    ],
  ]),
  ...section('method', 'TransactionEventType', [
    [
      'the types are these and no others, REFUND_DECLINE among them',
      VOCABULARY,
      "Our words for TransactionEvent.TransactionEventType are Google's, each once",
    ],
    ['MERCHANT_APPROVE: the merchant approved it', REVIEWS, 'approved, as a verdict'],
    [
      'MERCHANT_DENY: the merchant denied it for its risk',
      PAYMENTS,
      'a payment that a risk engine blocked is MERCHANT_DENY',
    ],
    ['MANUAL_REVIEW: a person looks at it', REVIEWS, 'opened, with a reason'],
    ['AUTHORIZATION: the issuer agreed', PAYMENTS, 'an authorisation is AUTHORIZATION'],
    ['AUTHORIZATION_DECLINE: the issuer refused', PAYMENTS, 'a decline is AUTHORIZATION_DECLINE'],
    ['PAYMENT_CAPTURE: the money was taken', PAYMENTS, 'a capture is PAYMENT_CAPTURE'],
    [
      'PAYMENT_CAPTURE_DECLINE: the money could not be taken',
      PAYMENTS,
      'a capture that failed is PAYMENT_CAPTURE_DECLINE',
    ],
    ['CANCEL: it was cancelled, with the reason', PAYMENTS, 'a cancellation is CANCEL'],
    [
      'CHARGEBACK_INQUIRY: somebody asks before a chargeback for fraud',
      DISPUTES,
      'an inquiry: fraud says it',
    ],
    [
      'an inquiry that is not about fraud is none of these',
      DISPUTES,
      'an inquiry: SERVICE says nothing, and why',
    ],
    [
      'CHARGEBACK_ALERT: fraud is settled without the network',
      DISPUTES,
      'a refund on an alert: fraud says it',
    ],
    [
      'FRAUD_NOTIFICATION: the issuer reports fraud; TC40 or SAFE data is its reason',
      'test/payments/fraud-report.test.ts',
      '06 of mc is FRAUDULENT',
    ],
    [
      'CHARGEBACK: the network took the money back for fraud, with its code and the amount',
      CHARGEBACK,
      'fraud is a verdict, a reason and an event',
    ],
    [
      'a partial chargeback tells its amount',
      CHARGEBACK,
      'fraud is a verdict, a reason and an event',
    ],
    ['CHARGEBACK_REPRESENTMENT: the merchant contests it', DISPUTES, 'evidence: fraud says it'],
    [
      'CHARGEBACK_REVERSE: a chargeback for fraud was unjust, and taken back',
      DISPUTES,
      'a win that counts as genuine: fraud says it',
    ],
    [
      'REFUND_REQUEST: a refund was asked for, with its amount',
      'test/providers/event-tables.ts',
      'POSTPONED_REFUND says what the table says',
      'test/providers/adyen/tables/modifications.ts',
    ],
    ['REFUND: the merchant gave the money back', PAYMENTS, 'a refund is REFUND'],
    [
      'REFUND_REVERSE: the refund came to nothing',
      PAYMENTS,
      'a refund that came to nothing is REFUND_REVERSE',
    ],
  ]),
];
