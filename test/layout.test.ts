import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PROVIDERS } from '../shared/providers/list.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = (pattern: string) => globSync(pattern, { cwd: root }).sort();
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');
const code = files('{functions,shared,test}/**/*.ts');

function imports(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import) '([^']+)'/g)].map(([, path]) => path ?? '');
}

describe('The layout', () => {
  it('has no file over 250 lines', () => {
    const long = code.filter((file) => read(file).split('\n').length > 251);
    assert.deepEqual(long, []);
  });

  it('never throws a plain Error, so that every error says who must act', () => {
    const plain = code
      .filter((file) => !file.startsWith('test/'))
      .filter((file) => /new (Error|TypeError|RangeError)\(/.test(read(file)));
    assert.deepEqual(plain, []);
  });

  it('keeps functions to wiring: under 60 lines, and never naming a provider', () => {
    const names = PROVIDERS.map(({ id }) => id).join('|');
    for (const file of files('functions/*.ts')) {
      assert.ok(read(file).split('\n').length <= 61, `${file} is too long for wiring`);
      assert.ok(!new RegExp(names, 'i').test(read(file)), `${file} names a provider`);
    }
  });

  const effects =
    /(\/(http|ledger|delivery|log|recaptcha|cli)\/|^node:(?!crypto|buffer|util|zlib))/;
  it('keeps providers pure: no HTTP, ledger, clock or environment', () => {
    for (const file of files('shared/{providers,payments}/**/*.ts')) {
      const impure = imports(file).filter((path) => effects.test(path));
      assert.deepEqual(impure, [], `${file} reaches for an effect`);
      assert.ok(!/process\.env|Date\.now|Math\.random/.test(read(file)), `${file} is not pure`);
    }
  });

  it('keeps time and chance out of delivery: both are passed in', () => {
    for (const file of files('shared/delivery/**/*.ts')) {
      assert.ok(!/Date\.now|Math\.random|setTimeout/.test(read(file)), file);
      assert.ok(
        !imports(file).some((path) => /\/(http|outgoing)\//.test(path)),
        `${file} knows HTTP`,
      );
    }
  });

  /** Who tries the annotator out needs a reCAPTCHA, senders and a site. */
  const FOR_DEVELOPMENT = [
    'test/browser/site.ts',
    'test/emulator/emulator.ts',
    'test/emulator/store.ts',
    'test/providers/auth0/sender.ts',
    'test/providers/sender.ts',
    'test/providers/senders.ts',
  ];
  it('brings nothing from test/ into production, and just what it takes to try it into cli/', () => {
    const fromTest = (file: string) => imports(file).filter((path) => path.includes('/test/'));
    const [cli, production] = [files('shared/cli/**/*.ts'), files('{functions,shared}/**/*.ts')];
    const strays = production.filter((file) => !cli.includes(file) && fromTest(file).length > 0);
    assert.deepEqual(strays, []);
    const taken = cli.flatMap(fromTest).map((path) => path.replace(/^(\.\.\/)+/, ''));
    assert.deepEqual([...new Set(taken)].sort(), FOR_DEVELOPMENT);
  });
});

describe('Every provider', () => {
  it('is in the list', () => {
    const folders = files('shared/providers/*/index.ts').map((file) => file.split('/')[2]);
    assert.deepEqual(folders, PROVIDERS.map(({ id }) => id).sort());
  });

  for (const { id } of PROVIDERS) {
    it(`has its definition frozen, its fixtures, tests and page: ${id}`, () => {
      assert.ok(Object.isFrozen(PROVIDERS.find((provider) => provider.id === id)));
      assert.ok(files(`test/fixtures/${id}/*.{json,xml}`).length > 0, 'no fixtures');
      assert.ok(files(`test/providers/${id}/*.test.ts`).length > 0, 'no tests');
      assert.ok(existsSync(`${root}/docs/providers/${id}.md`), 'no page');
    });
  }
});
