import { type SeedRule, section } from './seed-rules-section.ts';

const ANNOTATION = 'test/annotation/annotation.test.ts';
const CHARGEBACK = 'test/payments/dispute-statement.test.ts';
const NAMES = 'test/annotation/assessment-name.test.ts';
const PERSONAL = 'test/delivery/conformance/personal.ts';
const READING = 'test/outcome/read-outcome.test.ts';
const REQUEST = 'test/annotation/annotate-request.test.ts';

/** What the reference of the method says. */
export const METHOD_RULES: readonly SeedRule[] = [
  ...section('method', 'HTTP request', [
    [
      'POST to /v1/{name}:annotate',
      'test/recaptcha/client.test.ts',
      'A call is one POST of the request body to the path of the assessment',
    ],
    [
      'the name is projects/{project}/assessments/{assessment}',
      NAMES,
      'From someone we trust, a full name by project id is a name',
    ],
    ['nothing else is such a name', NAMES, 'From someone we trust, a method after the id is none'],
  ]),
  ...section('method', 'Request body', [
    [
      'it has these fields and no others',
      'test/annotation/field-names.test.ts',
      'The whole request and every part of the response were compared',
    ],
    ['every part may be left out', ANNOTATION, 'nothing at all is accepted'],
    [
      'reasons go without a label where nothing is concluded',
      CHARGEBACK,
      'service is a reason only, because the event is worded as fraud',
    ],
    ['several reasons may go at once', ANNOTATION, 'every reason at once is accepted'],
    [
      'an account id may be told that was not known when the assessment was made',
      PERSONAL,
      'forwards the account id as it is',
    ],
    [
      'a hashed one instead, as base64 of its bytes',
      PERSONAL,
      'forwards the base64 of the 32 bytes of its HMAC-SHA256',
    ],
    [
      'hexadecimal is no base64',
      ANNOTATION,
      'a hash in hexadecimal is refused at "hashedAccountId"',
    ],
    ['a payment tells the events of its life', READING, 'every raw part as it is given'],
    [
      "a body is understood by Google's own protos",
      REQUEST,
      "goes through Google's protos and back without loss",
    ],
  ]),
  ...section('method', 'Response body', [
    [
      'an empty object is success',
      'test/recaptcha/interpret-answer.test.ts',
      '200 with an object is ok',
    ],
  ]),
  ...section('method', 'Authorization scopes', [
    [
      'the token has the scope cloud-platform',
      'test/google/credentials.test.ts',
      "On Google's machines the token comes from the metadata server, once until it is refused",
    ],
  ]),
  ...section('method', 'IAM Permissions', [
    [
      'the caller has the permission recaptchaenterprise.assessments.annotate',
      'test/seed-rules.test.ts',
      'The account of a deployment is granted the permission to annotate',
    ],
  ]),
  ...section('method', 'TransactionEvent', [
    [
      'the reason is the code of the sender, where there is one',
      CHARGEBACK,
      'fraud is a verdict, a reason and an event',
    ],
    ['the value is in whole units: $5.00 is 5', REQUEST, 'The amount 5.00 is sent as the double 5'],
    [
      'the currency is that of the transaction: an amount in another one is not sent',
      'test/delivery/conformance/links.ts',
      "drops an amount in another currency than the payment's, and keeps the label",
    ],
    [
      'the time is when it happened, not when we call',
      READING,
      'when it happened: by the time of the item, else by that of its parts',
    ],
    ['the time is RFC 3339 in UTC', ANNOTATION, '"2026-11-22T23:01:00Z" is a time'],
    [
      'with up to nine digits of a second',
      ANNOTATION,
      '"2026-11-22T23:01:00.123456789Z" is a time',
    ],
  ]),
];
