import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { digest } from '../../shared/ledger/digest.ts';
import { keptKey } from '../../shared/ledger/kept-key.ts';
import { createVault } from '../../shared/ledger/vault.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const vault = createVault(Buffer.alloc(32, 1));

describe('The vault', () => {
  it('opens what it sealed, byte for byte, and seals the same payload differently each time', () => {
    const payload = Buffer.from([0, 255, 10, 13, 200]);
    assert.deepEqual(vault.open(vault.seal(payload)), payload);
    assert.notEqual(vault.seal(payload), vault.seal(payload));
  });

  it('does not open what another key sealed or what was altered', () => {
    const sealed = vault.seal(Buffer.from('payload'));
    const other = createVault(Buffer.alloc(32, 2));
    const altered = Buffer.from(sealed, 'base64');
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    for (const open of [
      () => other.open(sealed),
      () => vault.open(altered.toString('base64')),
      () => vault.open(''),
    ]) {
      assert.throws(open, (error) => error instanceof AnnotatorError && error.code === 'internal');
    }
  });

  it('gives an account one name per key and kind', () => {
    assert.equal(vault.pseudonym('account', 'u-1'), vault.pseudonym('account', 'u-1'));
    assert.notEqual(vault.pseudonym('account', 'u-1'), vault.pseudonym('ip', 'u-1'));
    const other = createVault(Buffer.alloc(32, 2));
    assert.notEqual(vault.pseudonym('account', 'u-1'), other.pseudonym('account', 'u-1'));
  });
});

describe('The kept key', () => {
  it('is made once, stays the same, and only its owner may read it', () => {
    const path = join(folder, 'ledger.db.key');
    const key = keptKey(path);
    assert.equal(key.length, 32);
    assert.deepEqual(keptKey(path), key);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it('refuses a file that holds no key, and a folder it cannot write to', () => {
    const path = join(folder, 'broken.key');
    writeFileSync(path, 'short');
    for (const bad of [path, '/dev/null/x.key']) {
      assert.throws(
        () => keptKey(bad),
        (error) => error instanceof AnnotatorError && error.code === 'configuration',
      );
    }
  });
});

describe('A digest', () => {
  it('keeps its parts apart', () => {
    assert.notEqual(digest('ab', 'c'), digest('a', 'bc'));
    assert.notEqual(digest('a', ''), digest('a'));
    assert.equal(digest('ü'), digest('ü'));
  });
});
