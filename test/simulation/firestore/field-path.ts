import { type Fields, InvalidArgument, isObject, type Value } from './value.ts';

const SEGMENT = /^(?:([A-Za-z_][A-Za-z0-9_]*)|`((?:[^`\\]|\\.)+)`)(?:\.|$)/s;

/**
 * The segments of a field path: `a.b`, with anything but plain names in backquotes.
 * Source: https://cloud.google.com/firestore/docs/reference/rest/v1/DocumentMask
 * @throws InvalidArgument
 */
export function parseFieldPath(path: string): string[] {
  const segments: string[] = [];
  let rest = path;
  do {
    const match = SEGMENT.exec(rest);
    if (!match) throw new InvalidArgument(`field path ${path}`);
    segments.push(match[1] ?? (match[2] ?? '').replace(/\\(.)/gs, '$1'));
    rest = rest.slice(match[0].length);
  } while (rest !== '');
  return segments;
}

export function valueAt(fields: Fields, [first = '', ...rest]: readonly string[]) {
  const value = fields[first];
  if (rest.length === 0 || value === undefined) return value;
  return valueAt(innerFields(value), rest);
}

/** The fields with this one set, or removed when `value` is undefined. */
export function withValueAt(
  fields: Fields,
  [first = '', ...rest]: readonly string[],
  value: Value | undefined,
): Fields {
  const { [first]: old, ...others } = fields;
  if (rest.length > 0) {
    const inner = withValueAt(old ? innerFields(old) : {}, rest, value);
    return { ...others, [first]: { mapValue: { fields: inner } } };
  }
  return value === undefined ? others : { ...others, [first]: value };
}

function innerFields(value: Value): Fields {
  const map = value['mapValue'];
  const fields = isObject(map) ? map['fields'] : undefined;
  return isObject(fields) ? (fields as Fields) : {};
}
