import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chanceOf } from './chance.ts';
import { mutate } from './mutate.ts';
import type { Tree } from './tree.ts';
import { parseXml, printXml } from './xml.ts';

const TREE: Tree = { id: 'a', list: [{ n: 1 }, { n: 2 }], inner: { text: 'b', nothing: null } };
const DONORS: readonly Tree[] = ['other', 7, { x: ['y'] }, [1, 2]];

describe('mutations of a payload', () => {
  test('are the same for the same seed, whatever was mutated before', () => {
    const all = (from: number) =>
      Array.from({ length: 2_000 }, (_, n) => mutate(TREE, chanceOf(from + n), DONORS));
    assert.deepEqual(all(1), all(1));
  });

  test('leave the payload itself and the donors alone, and nearly always change something', () => {
    const before = JSON.stringify([TREE, DONORS]);
    const changed = Array.from({ length: 500 }, (_, n) => mutate(TREE, chanceOf(n), DONORS));
    assert.equal(JSON.stringify([TREE, DONORS]), before);
    const same = changed.filter((tree) => JSON.stringify(tree) === JSON.stringify(TREE));
    assert.ok(same.length < 50);
  });

  test('of XML start from a tree that prints as what was parsed', () => {
    const xml = '<?xml version="1.0"?><a type="array"><b>1 &amp; 2</b><c nil="true"/><b/></a>';
    assert.equal(printXml(parseXml(xml)), xml);
  });
});
