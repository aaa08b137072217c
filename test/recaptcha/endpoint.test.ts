import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotatePath, GOOGLE_ENDPOINT } from '../../shared/recaptcha/endpoint.ts';

test('Google is called over TLS', () => {
  assert.equal(GOOGLE_ENDPOINT.href, 'https://recaptchaenterprise.googleapis.com/');
});

const PATHS: readonly [name: string, path: string][] = [
  [
    'projects/my-shop/assessments/b6ac310000000000',
    '/v1/projects/my-shop/assessments/b6ac310000000000:annotate',
  ],
  [
    'projects/example.com:shop/assessments/b6',
    '/v1/projects/example.com%3Ashop/assessments/b6:annotate',
  ],
  ['projects/p/assessments/b6?key=1#x', '/v1/projects/p/assessments/b6%3Fkey%3D1%23x:annotate'],
  [
    'projects/p/assessments/b6 HTTP\r\nX: y',
    '/v1/projects/p/assessments/b6%20HTTP%0D%0AX%3A%20y:annotate',
  ],
  ['projects/p/assessments/\ud800', '/v1/projects/p/assessments/%EF%BF%BD:annotate'],
];

for (const [name, path] of PATHS) {
  test(`The path of ${JSON.stringify(name)} keeps the name inside its segments`, () => {
    assert.equal(annotatePath(name), path);
  });
}
