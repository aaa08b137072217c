import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  protoEnum,
  protoMessage,
  protoSource,
  protoTypeName,
} from '../annotation/google-protos.ts';
import { ENUMS } from './enums.ts';
import { fieldType, MESSAGES, messageTable, ONEOFS, OUTPUT_ONLY, protoName } from './messages.ts';
import { SCALARS } from './scalars.ts';

for (const [name, values] of Object.entries(ENUMS)) {
  test(`The emulator's ${name} has Google's names and numbers`, () => {
    assert.deepEqual({ ...values }, { ...protoEnum(name) });
  });
}

for (const [name, table] of Object.entries(MESSAGES)) {
  test(`The emulator's ${name} has Google's fields and types`, () => {
    const fields = Object.values(protoMessage(name).fields).map((field) => {
      field.resolve();
      return [field.name, `${protoTypeName(field)}${field.repeated ? '[]' : ''}`];
    });
    assert.deepEqual({ ...table }, Object.fromEntries(fields));
  });

  test(`The emulator's ${name} has Google's oneofs`, () => {
    const oneofs = protoMessage(name)
      .oneofsArray.filter((oneof) => !oneof.isProto3Optional)
      .flatMap(({ oneof }) => oneof);
    assert.deepEqual(ONEOFS[name as keyof typeof MESSAGES] ?? [], oneofs);
  });

  test(`The fields of the emulator's ${name} are spelled in snake_case as in the proto`, () => {
    for (const field of Object.values(protoMessage(name).fields)) {
      assert.match(protoSource(), new RegExp(` ${protoName(field.name)} = ${field.id}\\b`));
    }
  });
}

test('Every type the tables mention is known, but for two whose content is not looked at', () => {
  const mentioned = Object.values(MESSAGES).flatMap((table) => Object.values(table));
  const unknown = mentioned
    .map((declared) => fieldType(declared).type)
    .filter((type) => !SCALARS[type] && !Object.hasOwn(ENUMS, type) && !messageTable(type));
  assert.deepEqual(unknown.toSorted(), ['FirewallPolicy', 'google.rpc.Status']);
});

test('What is ignored in a request is what Google alone says', () => {
  const outputOnly = Object.values(protoMessage('Assessment').fields)
    .filter((field) => field.getOption('(google.api.field_behavior)') === 'OUTPUT_ONLY')
    .map(({ name }) => name);
  assert.deepEqual([...OUTPUT_ONLY].toSorted(), outputOnly.toSorted());
});
