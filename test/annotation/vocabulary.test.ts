import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ANNOTATIONS,
  DEPRECATED_ANNOTATIONS,
  REASONS,
  TRANSACTION_EVENT_TYPES,
} from '../../shared/annotation/vocabulary.ts';
import { protoEnum, protoSource } from './google-protos.ts';
import { UNSPECIFIED } from './unspecified.ts';

const ENUMS: readonly [proto: string, ours: readonly string[]][] = [
  [
    'AnnotateAssessmentRequest.Annotation',
    [UNSPECIFIED.annotation, ...ANNOTATIONS, ...Object.keys(DEPRECATED_ANNOTATIONS)],
  ],
  ['AnnotateAssessmentRequest.Reason', [UNSPECIFIED.reason, ...REASONS]],
  [
    'TransactionEvent.TransactionEventType',
    [UNSPECIFIED.transactionEventType, ...TRANSACTION_EVENT_TYPES],
  ],
];

for (const [proto, ours] of ENUMS) {
  test(`Our words for ${proto} are Google's, each once`, () => {
    assert.deepEqual(ours.toSorted(), Object.keys(protoEnum(proto)).toSorted());
  });

  test(`The first of ${proto} is its unspecified value`, () => {
    assert.equal(protoEnum(proto)[ours[0] ?? ''], 0);
  });
}

test('The verdicts we refuse are those Google calls deprecated', () => {
  const [enumSource = ''] = /enum Annotation \{.*?\n {2}\}/s.exec(protoSource()) ?? [];
  const deprecated = [...enumSource.matchAll(/(\w+) = \d+ \[deprecated = true\]/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(deprecated.toSorted(), Object.keys(DEPRECATED_ANNOTATIONS).toSorted());
});

test('Each deprecated verdict names a reason that exists', () => {
  for (const reason of Object.values(DEPRECATED_ANNOTATIONS)) assert.ok(REASONS.includes(reason));
});
