import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shapedAssessments } from '../../shared/annotation/assessment-name.ts';

describe('a value that has the shape of an assessment', () => {
  const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['a bare id', ['b6ac310000000000'], 'b6ac310000000000'],
    ['sixteen digits', ['4711000000001234'], '4711000000001234'],
    ['a full name, whose project does not count', ['projects/other/assessments/abc'], 'abc'],
    ['the second of two', ['order 12', 'b6ac310000000000'], 'b6ac310000000000'],
    ['fifteen characters', ['b6ac31000000000'], undefined],
    ['seventeen characters', ['b6ac3100000000001'], undefined],
    ['a blank in front', [' b6ac310000000000'], undefined],
    ['a line break behind', ['b6ac310000000000\n'], undefined],
    ['in the middle of a note', ['see b6ac310000000000 please'], undefined],
    ['a path that goes elsewhere', ['projects/p/assessments/../../x'], undefined],
    ['nothing', [], undefined],
    ['an empty text', [''], undefined],
  ];
  for (const [name, values, id] of cases) {
    test(`${name}: ${id ?? 'none'}`, () => {
      const [found] = shapedAssessments(values, 'shop-project');
      assert.deepEqual(found, id && { id, name: `projects/shop-project/assessments/${id}` });
    });
  }

  test('of several each counts once, in their order', () => {
    const values = [
      'b6ac310000000000',
      'note',
      'projects/other/assessments/a1',
      'b6ac310000000000',
    ];
    const ids = shapedAssessments(values, 'shop-project').map(({ id }) => id);
    assert.deepEqual(ids, ['b6ac310000000000', 'a1']);
  });
});
