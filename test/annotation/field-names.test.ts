import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { annotateRequest } from '../../shared/annotation/annotate-request.ts';
import { annotation } from '../../shared/annotation/annotation.ts';
import { assessment } from '../../shared/recaptcha/interpretation/read-assessment.ts';
import { protoMessage, protoTypeName } from './google-protos.ts';

/** The object inside wrappers, if there is one. */
function objectOf(schema: unknown): z.ZodObject | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodCatch) {
    return objectOf(schema.unwrap());
  }
  return schema instanceof z.ZodObject ? schema : undefined;
}

/** Message by message, the fields a schema names. */
function* messagesOf(message: string, schema: z.ZodObject): Generator<[string, string[]]> {
  yield [message, Object.keys(schema.shape)];
  for (const [name, value] of Object.entries(schema.shape)) {
    const inner = objectOf(value);
    const field = protoMessage(message).fields[name];
    if (inner && field) yield* messagesOf(protoTypeName(field), inner);
  }
}

for (const [title, schema] of [
  ['what is said', annotation],
  ['the request body', annotateRequest],
] as const) {
  for (const [message, fields] of messagesOf('AnnotateAssessmentRequest', schema)) {
    test(`In ${title}, ${message} has all of Google's fields and no other`, () => {
      const proto = Object.keys(protoMessage(message).fields);
      const inBody = proto.filter((name) => name !== 'name');
      assert.deepEqual(fields.toSorted(), inBody.toSorted());
    });
  }
}

for (const [message, fields] of messagesOf('Assessment', assessment)) {
  test(`Of an assessment we read only fields of ${message} that Google has`, () => {
    const proto = Object.keys(protoMessage(message).fields);
    assert.deepEqual(
      fields.filter((name) => !proto.includes(name)),
      [],
    );
  });
}

test('The whole request and every part of the response were compared', () => {
  const names = (root: string, schema: z.ZodObject) =>
    [...messagesOf(root, schema)].map(([message]) => message);
  assert.deepEqual(names('AnnotateAssessmentRequest', annotateRequest), [
    'AnnotateAssessmentRequest',
    'TransactionEvent',
    'PhoneAuthenticationEvent',
  ]);
  assert.deepEqual(names('Assessment', assessment), [
    'Assessment',
    'Event',
    'TokenProperties',
    'RiskAnalysis',
    'AccountDefenderAssessment',
    'AccountDefenderAssessment.AccountTakeoverVerdict',
    'FraudPreventionAssessment',
    'FraudPreventionAssessment.StolenInstrumentVerdict',
    'FraudPreventionAssessment.CardTestingVerdict',
    'FraudPreventionAssessment.BehavioralTrustVerdict',
    'FraudSignals',
    'FraudSignals.UserSignals',
    'FraudSignals.CardSignals',
    'PhoneFraudAssessment',
    'SmsTollFraudVerdict',
    'PolicyEvaluation',
    'ChallengeRuleEvaluation',
    'AssessmentEnvironment',
  ]);
});
