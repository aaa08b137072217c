import { enumTable } from './enums.ts';
import { fieldType, type MessageName, messageTable, ONEOFS, protoName } from './messages.ts';
import { SCALARS } from './scalars.ts';

/** One thing wrong with a request, as `google.rpc.BadRequest.FieldViolation` has it. */
export interface Violation {
  readonly field?: string;
  readonly description: string;
}

export type Message = Readonly<Record<string, unknown>>;

export type Decoded =
  | { readonly message: Message }
  | { readonly violations: readonly [Violation, ...Violation[]] };

/**
 * Reads JSON as a message, strictly: camelCase or snake_case fields, enum names or numbers, nothing
 * unknown. The message comes back in camelCase with enum names.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export function decodeMessage(type: MessageName, json: unknown): Decoded {
  const violations: Violation[] = [];
  const message = readMessage(type, json, '', violations);
  const [first, ...rest] = violations;
  return first ? { violations: [first, ...rest] } : { message: message as Message };
}

function readMessage(type: string, json: unknown, path: string, violations: Violation[]): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return report(violations, path, invalidValue(path, typeUrl(type), json));
  }
  const table = messageTable(type);
  if (!table) return json;
  const message: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json)) {
    const field = Object.keys(table).find((name) => name === key || protoName(name) === key);
    const declared = field === undefined ? undefined : table[field];
    if (field === undefined || declared === undefined) {
      report(violations, path, unknownName(key, path));
    } else if (field in message) {
      report(violations, path, `${unknownName(key, path, 'The field is already set.')}`);
    } else if (value !== null) {
      const place = path === '' ? protoName(field) : `${path}.${protoName(field)}`;
      message[field] = readField(declared, value, place, violations);
    }
  }
  const given = (ONEOFS[type as MessageName] ?? []).filter((field) => field in message);
  if (given.length > 1)
    report(violations, path, `${unknownName(given[1] ?? '', path, 'The oneof is already set.')}`);
  return message;
}

function readField(
  declared: string,
  json: unknown,
  path: string,
  violations: Violation[],
): unknown {
  const { type, repeated } = fieldType(declared);
  if (!repeated) return readValue(type, json, path, violations);
  if (!Array.isArray(json))
    return report(violations, path, invalidValue(path, typeUrl(type), json));
  return json.map((item, index) => readValue(type, item, `${path}[${index}]`, violations));
}

function readValue(type: string, json: unknown, path: string, violations: Violation[]): unknown {
  const scalar = SCALARS[type];
  if (scalar) {
    const read = scalar(json);
    return 'value' in read
      ? read.value
      : report(violations, path, `Invalid value at '${path}' ${read.wrong}`);
  }
  const names = enumTable(type);
  if (!names) return readMessage(type, json, path, violations);
  const name = typeof json === 'number' ? nameOf(names, json) : json;
  return typeof name === 'string' && Object.hasOwn(names, name)
    ? name
    : report(violations, path, invalidValue(path, typeUrl(type), json));
}

function nameOf(names: Readonly<Record<string, number>>, number: number): string | undefined {
  return Object.keys(names).find((name) => names[name] === number);
}

function typeUrl(type: string): string {
  return SCALARS[type]
    ? `(TYPE_${type.toUpperCase()})`
    : `(type.googleapis.com/google.cloud.recaptchaenterprise.v1.${type})`;
}

function invalidValue(path: string, type: string, json: unknown): string {
  return `Invalid value at '${path}' ${type}, ${JSON.stringify(json)}`;
}

function unknownName(key: string, path: string, why = 'Cannot find field.'): string {
  const place = path === '' ? '' : ` at '${path}'`;
  return `Invalid JSON payload received. Unknown name ${JSON.stringify(key)}${place}: ${why}`;
}

function report(violations: Violation[], path: string, description: string): undefined {
  violations.push(path === '' ? { description } : { field: path, description });
  return undefined;
}
