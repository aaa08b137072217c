import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { annotation } from '../../shared/annotation/annotation.ts';
import type { Expectation } from './expectation.ts';
import { readFixture } from './read-payload.ts';
import { fixtureNames, type Sender } from './sender.ts';

/** Holds every fixture of a provider against what is expected of it, table by table. */
export function testEventTables(
  sender: Sender,
  tables: Readonly<Record<string, readonly Expectation[]>>,
): void {
  const { id, name } = sender.provider;
  for (const [title, table] of Object.entries(tables)) {
    describe(`${name} events: ${title}`, () => {
      for (const expectation of table) testOne(sender, expectation);
    });
  }

  test(`every fixture of ${name} has its expectation`, () => {
    const expected = Object.values(tables).flatMap((table) => table.map(({ fixture }) => fixture));
    assert.deepEqual([...new Set(expected)].sort(), fixtureNames(id));
  });
}

function testOne(sender: Sender, expectation: Expectation): void {
  const { fixture, opinions, statements = [], because, subject, event } = expectation;
  const says = statements.length > 0 ? 'says what the table says' : 'says nothing, and why';
  const held = opinions ? ` with the opinions [${opinions}]` : '';
  test(`${fixture}${held} ${says}`, async () => {
    const { kind: _, ...reading } = await readFixture(sender, fixture, opinions);
    const { statements: said, because: why, event: who, ...about } = reading;
    assert.deepEqual(said, statements);
    assert.equal(why, because);
    if (subject) assert.deepEqual(about, subject);
    if (event) assert.deepEqual(who, event);
    for (const statement of said) annotation.parse(statement.annotation);
  });
}
