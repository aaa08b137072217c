import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AnnotateOutcome } from '../../shared/recaptcha/annotate-outcome.ts';
import { interpretAnswer } from '../../shared/recaptcha/interpret-answer.ts';
import { googleError } from './scripted-server.ts';

const NOW = Date.parse('2026-11-22T23:00:00Z');
const HTML = '<!DOCTYPE html><title>Not here</title>';

function interpret(
  status: number,
  body: string | undefined,
  { headers = {}, repeated = false }: { headers?: Record<string, string>; repeated?: boolean } = {},
): AnnotateOutcome {
  return interpretAnswer({ kind: 'answer', status, headers, body, repeated }, {}, NOW);
}

function unavailable(
  httpStatus: number,
  status: string,
  applied: 'no' | 'unknown',
): AnnotateOutcome {
  return { kind: 'unavailable', httpStatus, status, applied };
}

const ROWS: readonly [httpStatus: number, status: string, outcome: AnnotateOutcome][] = [
  [400, 'INVALID_ARGUMENT', { kind: 'refused', status: 'INVALID_ARGUMENT', message: 'words' }],
  [
    400,
    'FAILED_PRECONDITION',
    { kind: 'refused', status: 'FAILED_PRECONDITION', message: 'words' },
  ],
  [401, 'UNAUTHENTICATED', { kind: 'denied', httpStatus: 401, status: 'UNAUTHENTICATED' }],
  [403, 'PERMISSION_DENIED', { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' }],
  [404, 'NOT_FOUND', { kind: 'not_found' }],
  [408, 'DEADLINE_EXCEEDED', unavailable(408, 'DEADLINE_EXCEEDED', 'unknown')],
  [409, 'ABORTED', unavailable(409, 'ABORTED', 'no')],
  [409, 'ALREADY_EXISTS', unavailable(409, 'ALREADY_EXISTS', 'no')],
  [429, 'RESOURCE_EXHAUSTED', unavailable(429, 'RESOURCE_EXHAUSTED', 'no')],
  [499, 'CANCELLED', unavailable(499, 'CANCELLED', 'unknown')],
  [500, 'INTERNAL', unavailable(500, 'INTERNAL', 'unknown')],
  [500, 'UNKNOWN', unavailable(500, 'UNKNOWN', 'unknown')],
  [503, 'UNAVAILABLE', unavailable(503, 'UNAVAILABLE', 'no')],
  [504, 'DEADLINE_EXCEEDED', unavailable(504, 'DEADLINE_EXCEEDED', 'unknown')],
];

describe('Google errors', () => {
  for (const [httpStatus, status, outcome] of ROWS) {
    test(`${httpStatus} ${status} is ${outcome.kind}`, () => {
      assert.deepEqual(interpret(httpStatus, googleError(httpStatus, status)), outcome);
    });
  }
});

describe('answers that are not Google errors', () => {
  const cases: readonly [
    title: string,
    status: number,
    body: string | undefined,
    AnnotateOutcome,
  ][] = [
    ['200 with an object', 200, '{}', { kind: 'ok' }],
    ['200 with fields we do not know', 200, '{"more":1}', { kind: 'ok' }],
    ['200 with an array', 200, '[]', unavailable(200, 'HTTP_200', 'unknown')],
    ['200 with null', 200, 'null', unavailable(200, 'HTTP_200', 'unknown')],
    ['200 with a number', 200, '5', unavailable(200, 'HTTP_200', 'unknown')],
    ['200 with a page', 200, HTML, unavailable(200, 'HTTP_200', 'unknown')],
    ['200 with nothing', 200, '', unavailable(200, 'HTTP_200', 'unknown')],
    ['200 with too much', 200, undefined, unavailable(200, 'HTTP_200', 'unknown')],
    ['204', 204, '', unavailable(204, 'HTTP_204', 'unknown')],
    ['302 of a captive portal', 302, HTML, unavailable(302, 'HTTP_302', 'unknown')],
    ["a proxy's 400", 400, HTML, unavailable(400, 'HTTP_400', 'unknown')],
    ["a proxy's 404", 404, HTML, unavailable(404, 'HTTP_404', 'unknown')],
    ['404 with other JSON', 404, '{"error":"no"}', unavailable(404, 'HTTP_404', 'unknown')],
    ['404 with too much', 404, undefined, unavailable(404, 'HTTP_404', 'unknown')],
    ["a proxy's 401", 401, HTML, { kind: 'denied', httpStatus: 401, status: 'HTTP_401' }],
    ["a proxy's 403", 403, HTML, { kind: 'denied', httpStatus: 403, status: 'HTTP_403' }],
    ['405', 405, HTML, unavailable(405, 'HTTP_405', 'unknown')],
    ['413', 413, HTML, unavailable(413, 'HTTP_413', 'unknown')],
    ["a proxy's 502", 502, HTML, unavailable(502, 'HTTP_502', 'unknown')],
    ["a proxy's 503", 503, HTML, unavailable(503, 'HTTP_503', 'no')],
    [
      'a status that is no word',
      400,
      googleError(400, 'alice@example.com'),
      unavailable(400, 'HTTP_400', 'unknown'),
    ],
  ];
  for (const [title, status, body, outcome] of cases) {
    test(`${title} is ${outcome.kind}`, () => {
      assert.deepEqual(interpret(status, body), outcome);
    });
  }
});

test('Retry-After is handed on with an unavailable outcome', () => {
  const outcome = interpret(429, googleError(429, 'RESOURCE_EXHAUSTED'), {
    headers: { 'retry-after': '7' },
  });
  assert.deepEqual(outcome, {
    ...unavailable(429, 'RESOURCE_EXHAUSTED', 'no'),
    retryAfterMs: 7000,
  });
});

test('after a repeated call nobody knows whether the first one was used', () => {
  for (const status of [409, 429, 503]) {
    const outcome = interpret(status, HTML, { repeated: true });
    assert.deepEqual(outcome, unavailable(status, `HTTP_${status}`, 'unknown'));
  }
});

describe('the message of a refusal', () => {
  function refusal(error: object): string {
    const outcome = interpret(400, JSON.stringify({ error }));
    assert.equal(outcome.kind, 'refused');
    return outcome.kind === 'refused' ? outcome.message : '';
  }

  test('names the fields complained of, each once, and drops what is quoted', () => {
    const message = refusal({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Invalid value at \'transaction_event.event_time\' (type), "2026-02-30"',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo' },
        {
          '@type': 'type.googleapis.com/google.rpc.BadRequest',
          fieldViolations: [
            { field: 'transaction_event.event_time', description: 'x' },
            { field: 'transaction_event.event_time', description: 'y' },
            { field: 'reasons[0]' },
            { field: 'alice@example.com' },
            { description: 'no field' },
          ],
        },
      ],
    });
    assert.equal(message, 'transaction_event.event_time, reasons[0]: Invalid value at …');
  });

  test('survives details of another shape', () => {
    const base = { code: 400, status: 'INVALID_ARGUMENT', message: 'Invalid reason.' };
    assert.equal(refusal({ ...base, details: 'none' }), 'Invalid reason.');
    assert.equal(refusal({ ...base, details: [null] }), 'Invalid reason.');
    assert.equal(refusal({ ...base, details: [{ fieldViolations: 5 }] }), 'Invalid reason.');
  });
});
