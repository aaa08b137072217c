import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCreateAnswer } from '../../shared/recaptcha/create-answer.ts';
import { googleError } from './scripted-server.ts';

const EVENT = {
  token: 'a-token',
  userInfo: { userIds: [{ email: 'sam@example.com' }, { phoneNumber: '+15550100' }] },
  transactionData: { cardLastFour: '4242', value: 12.5 },
};

function read(status: number, body: string | undefined, { repeated = false } = {}) {
  return readCreateAnswer({ kind: 'answer', status, headers: {}, body, repeated }, EVENT, repeated);
}

describe('Every answer is an outcome:', () => {
  const page = '<html>Not here</html>';
  const ROWS: readonly [
    title: string,
    status: number,
    body: string | undefined,
    outcome: object,
  ][] = [
    ['an object', 200, '{"name":"x"}', { kind: 'created', assessment: { name: 'x' } }],
    ['an empty object', 200, '{}', { kind: 'created', assessment: {} }],
    ['a list', 200, '[]', { kind: 'unavailable', httpStatus: 200, status: 'HTTP_200' }],
    ['nothing', 200, '', { kind: 'unavailable', httpStatus: 200, status: 'HTTP_200' }],
    ['too much', 200, undefined, { kind: 'unavailable', httpStatus: 200, status: 'HTTP_200' }],
    ['a page', 200, page, { kind: 'unavailable', httpStatus: 200, status: 'HTTP_200' }],
    ['another 2xx', 204, '{}', { kind: 'unavailable', httpStatus: 204, status: 'HTTP_204' }],
    ['a redirect', 302, page, { kind: 'unavailable', httpStatus: 302, status: 'HTTP_302' }],
    [
      '400',
      400,
      googleError(400, 'INVALID_ARGUMENT', 'Site key missing.'),
      { kind: 'refused', status: 'INVALID_ARGUMENT', message: 'Site key missing.' },
    ],
    [
      '400 for the state of the project',
      400,
      googleError(400, 'FAILED_PRECONDITION'),
      { kind: 'denied', httpStatus: 400, status: 'FAILED_PRECONDITION' },
    ],
    ['a proxy’s 400', 400, page, { kind: 'unavailable', httpStatus: 400, status: 'HTTP_400' }],
    ['a proxy’s 404', 404, page, { kind: 'unavailable', httpStatus: 404, status: 'HTTP_404' }],
    [
      '404: the project',
      404,
      googleError(404, 'NOT_FOUND'),
      { kind: 'denied', httpStatus: 404, status: 'NOT_FOUND' },
    ],
    ['any 401', 401, page, { kind: 'denied', httpStatus: 401, status: 'HTTP_401' }],
    [
      '403',
      403,
      googleError(403, 'PERMISSION_DENIED'),
      { kind: 'denied', httpStatus: 403, status: 'PERMISSION_DENIED' },
    ],
    [
      '429',
      429,
      googleError(429, 'RESOURCE_EXHAUSTED'),
      { kind: 'unavailable', httpStatus: 429, status: 'RESOURCE_EXHAUSTED' },
    ],
    ['502', 502, page, { kind: 'unavailable', httpStatus: 502, status: 'HTTP_502' }],
  ];
  for (const [title, status, body, outcome] of ROWS) {
    test(title, () => assert.deepEqual(read(status, body), outcome));
  }
});

describe('A token used up by an earlier sending is an answer lost,', () => {
  const dupe = '{"tokenProperties":{"valid":false,"invalidReason":"DUPE"}}';
  test('only if there was one', () => assert.equal(read(200, dupe).kind, 'created'));
  test('only if it is used up', () => {
    for (const body of [dupe.replace('DUPE', 'EXPIRED'), '{}', '{"tokenProperties":null}']) {
      assert.equal(read(200, body, { repeated: true }).kind, 'created', body);
    }
  });
  test('and nothing else', () => {
    const lost = { kind: 'unreachable', code: 'ANSWER_LOST' };
    assert.deepEqual(read(200, dupe, { repeated: true }), lost);
  });
});

test('What Google says of a refused request names the field and nothing that was sent', () => {
  const body = JSON.stringify({
    error: {
      code: 400,
      status: 'INVALID_ARGUMENT',
      message: 'Bad value sam@example.com with +15550100 and 4242 for "x" in a-token',
      details: [{ fieldViolations: [{ field: 'event.user_info' }, { field: 'event.user_info' }] }],
    },
  });
  assert.deepEqual(read(400, body), {
    kind: 'refused',
    status: 'INVALID_ARGUMENT',
    message: 'event.user_info: Bad value … with … and … for … in …',
  });
});
