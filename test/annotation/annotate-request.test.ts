import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromProto3JSON, toProto3JSON } from 'proto3-json-serializer';
import {
  type AnnotateRequest,
  annotateRequest,
  toAnnotateRequest,
} from '../../shared/annotation/annotate-request.ts';
import { type Annotation, annotation } from '../../shared/annotation/annotation.ts';
import { decodeMessage } from '../emulator/decode-message.ts';
import { anyAnnotation } from './annotation-arbitrary.ts';
import { protoMessage } from './google-protos.ts';

/** One time has several spellings in JSON: 0, 3, 6 or 9 digits are what Google writes. */
function withNanoseconds(time: string): string {
  const [seconds = '', digits = ''] = time.replace('Z', '').split('.');
  return `${seconds}.${digits.padEnd(9, '0')}Z`;
}

/** What two bodies that say the same have in common: an empty list says nothing in a proto. */
function canonical(json: unknown): AnnotateRequest {
  const body = annotateRequest.parse(json);
  for (const event of [body.transactionEvent, body.phoneAuthenticationEvent]) {
    if (event?.eventTime) event.eventTime = withNanoseconds(event.eventTime);
  }
  if (body.reasons?.length === 0) delete body.reasons;
  return body;
}

describe('Whatever may be said', () => {
  test('is accepted by our own schema as it is', () => {
    fc.assert(
      fc.property(anyAnnotation, (said) => {
        assert.deepEqual(annotation.parse(said), said);
      }),
    );
  });

  test("goes through Google's protos and back without loss", () => {
    const message = protoMessage('AnnotateAssessmentRequest');
    fc.assert(
      fc.property(anyAnnotation, (said) => {
        const sent = JSON.stringify(toAnnotateRequest(said));
        const decoded = fromProto3JSON(message, JSON.parse(sent));
        assert.ok(decoded);
        const wire = message.encode(decoded).finish();
        const back = toProto3JSON(message.decode(wire));
        assert.deepEqual(canonical(back), canonical(JSON.parse(sent)));
      }),
      { numRuns: 500 },
    );
  });

  test('is accepted by the emulator as it is', () => {
    fc.assert(
      fc.property(anyAnnotation, (said) => {
        const sent: unknown = JSON.parse(JSON.stringify(toAnnotateRequest(said)));
        assert.deepEqual(decodeMessage('AnnotateAssessmentRequest', sent), { message: sent });
      }),
    );
  });
});

const AMOUNTS: readonly [text: string, value: number][] = [
  ['0', 0],
  ['5', 5],
  ['5.00', 5],
  ['12.50', 12.5],
  ['0.1', 0.1],
  ['19.99', 19.99],
  ['1234567.891', 1234567.891],
  ['9007199254740991', 9007199254740991],
];

for (const [text, value] of AMOUNTS) {
  test(`The amount ${text} is sent as the double ${value}`, () => {
    const said: Annotation = { transactionEvent: { eventType: 'REFUND', value: text } };
    assert.deepEqual(toAnnotateRequest(said), {
      transactionEvent: { eventType: 'REFUND', value },
    });
  });
}

test('An event without an amount gets none', () => {
  const said: Annotation = { annotation: 'FRAUDULENT', transactionEvent: { eventType: 'REFUND' } };
  const request = toAnnotateRequest(said);
  assert.deepEqual(request, said);
  assert.ok(!Object.hasOwn(request.transactionEvent ?? {}, 'value'));
});

test('What was said is not changed by sending it', () => {
  const said: Annotation = Object.freeze({
    reasons: ['REFUND'],
    transactionEvent: Object.freeze({ value: '5.00' }),
  } satisfies Annotation);
  toAnnotateRequest(said);
  assert.equal(said.transactionEvent?.value, '5.00');
});
