/**
 * A field's value as Firestore's REST API spells it: an object with exactly one key.
 * Source: https://cloud.google.com/firestore/docs/reference/rest/v1/Value
 */
export type Value = Readonly<Record<string, unknown>>;
export type Fields = Readonly<Record<string, Value>>;

/** What is wrong with a request, in the words of a 400. */
export class InvalidArgument extends RangeError {}

const INTEGER = /^-?\d{1,19}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const BASE64 = /^[0-9A-Za-z+/]*={0,2}$/;

const KINDS: Readonly<Record<string, (content: unknown) => boolean>> = {
  nullValue: (content) => content === null,
  booleanValue: (content) => typeof content === 'boolean',
  integerValue: (content) => typeof content === 'string' && INTEGER.test(content),
  doubleValue: (content) => typeof content === 'number',
  timestampValue: (content) => typeof content === 'string' && TIME.test(content),
  stringValue: (content) => typeof content === 'string' && content.isWellFormed(),
  bytesValue: (content) => typeof content === 'string' && BASE64.test(content),
  referenceValue: (content) => typeof content === 'string',
  arrayValue: (content) => isObject(content) && isListOfValues(content),
  mapValue: (content) => isObject(content) && hasOnly(content, ['fields']) && isMap(content),
};

/** @throws InvalidArgument for what Firestore would not take */
export function checkFields(fields: unknown): Fields {
  if (!isObject(fields)) throw new InvalidArgument('fields must be an object');
  for (const name of Object.keys(fields)) {
    if (name === '' || /^__.*__$/.test(name)) throw new InvalidArgument(`field name ${name}`);
    if (!isValue(fields[name])) throw new InvalidArgument(`value of ${name}`);
  }
  return fields as Fields;
}

export function isValue(value: unknown): value is Value {
  if (!isObject(value)) return false;
  const [kind, ...others] = Object.keys(value);
  if (kind === undefined || others.length > 0) return false;
  return KINDS[kind]?.(value[kind]) ?? false;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function hasOnly(object: object, names: readonly string[]): boolean {
  return Object.keys(object).every((name) => names.includes(name));
}

/** @throws InvalidArgument when it is no object or has other fields than these */
export function expectOnly(value: unknown, names: readonly string[]): Record<string, unknown> {
  if (!isObject(value)) throw new InvalidArgument(`an object with ${names.join(', ')}`);
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) throw new InvalidArgument(`Unknown name "${name}"`);
  }
  return value;
}

/** @throws InvalidArgument when it is no text */
export function expectText(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new InvalidArgument(`${name} must be a string`);
}

/** @throws InvalidArgument when it is no list */
export function expectList(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new InvalidArgument(`${name} must be a list`);
}

/** The kind of a value and its content. */
export function contentOf(value: Value): readonly [kind: string, content: unknown] {
  const kind = Object.keys(value)[0] ?? 'nullValue';
  return [kind, value[kind]];
}

function isListOfValues(content: object): boolean {
  const values = Reflect.get(content, 'values') ?? [];
  return hasOnly(content, ['values']) && Array.isArray(values) && values.every(isPlainValue);
}

/** Lists directly in lists are refused. */
function isPlainValue(value: unknown): boolean {
  return isValue(value) && !Object.hasOwn(value, 'arrayValue');
}

function isMap(content: object): boolean {
  const fields: unknown = Reflect.get(content, 'fields') ?? {};
  return isObject(fields) && Object.values(fields).every(isValue);
}
