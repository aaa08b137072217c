import { enumTable } from './enums.ts';
import { fieldType, messageTable } from './messages.ts';

/** The same message with every enum as its number: what `$alt=json;enum-encoding=int` asks for. */
export function numberEnums(type: string, message: unknown): unknown {
  const table = messageTable(type);
  if (!table || typeof message !== 'object' || message === null) return message;
  const fields = Object.entries(message).map(([field, value]) => {
    const { type: of, repeated } = fieldType(table[field] ?? '');
    const encoded =
      repeated && Array.isArray(value) ? value.map((item) => one(of, item)) : one(of, value);
    return [field, encoded];
  });
  return Object.fromEntries(fields);
}

function one(type: string, value: unknown): unknown {
  const names = enumTable(type);
  return names && typeof value === 'string' ? names[value] : numberEnums(type, value);
}
