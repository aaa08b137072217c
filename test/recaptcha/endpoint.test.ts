import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import {
  annotatePath,
  emulatorEndpoint,
  GOOGLE_ENDPOINT,
} from '../../shared/recaptcha/endpoint.ts';

test('Google is called over TLS', () => {
  assert.equal(GOOGLE_ENDPOINT.href, 'https://recaptchaenterprise.googleapis.com/');
});

test('An emulator is called over plain HTTP', () => {
  assert.equal(emulatorEndpoint('127.0.0.1:8085').href, 'http://127.0.0.1:8085/');
  assert.equal(emulatorEndpoint('[::1]:8085').port, '8085');
});

test('An emulator that is no host and port is a problem of the configuration', () => {
  for (const text of ['127.0.0.1:99999', 'a b:80', '']) {
    assert.throws(
      () => emulatorEndpoint(text),
      (error) => error instanceof AnnotatorError && error.code === 'configuration',
    );
  }
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
