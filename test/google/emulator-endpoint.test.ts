import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { emulatorEndpoint } from '../../shared/google/emulator-endpoint.ts';

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
