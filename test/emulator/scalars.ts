/** How a scalar is read from JSON: its value, or what Google says is wrong with it. */
export type Read = { readonly value: unknown } | { readonly wrong: string };

const NUMERIC = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const LIMITS = { int32: [-(2n ** 31n), 2n ** 31n - 1n], int64: [-(2n ** 63n), 2n ** 63n - 1n] };

/**
 * Readers of proto scalars by their type.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export const SCALARS: Readonly<Record<string, (json: unknown) => Read>> = {
  string: (json) =>
    typeof json === 'string' && json.isWellFormed() ? { value: json } : wrong('STRING', json),
  bool: (json) => (typeof json === 'boolean' ? { value: json } : wrong('BOOL', json)),
  double: (json) => readNumber('DOUBLE', json),
  float: (json) => readNumber('FLOAT', json),
  int32: (json) => readInteger('int32', json),
  int64: (json) => readInteger('int64', json),
  bytes: readBytes,
  'google.protobuf.Timestamp': readTimestamp,
};

function wrong(type: string, json: unknown): Read {
  return { wrong: `(TYPE_${type}), ${JSON.stringify(json)}` };
}

function readNumber(type: string, json: unknown): Read {
  const readable = typeof json === 'number' || (typeof json === 'string' && NUMERIC.test(json));
  const value = readable ? Number(json) : Number.NaN;
  return Number.isFinite(value) ? { value } : wrong(type, json);
}

/** Both widths come back as a number where it is exact, else as text, as 64-bit values are written. */
function readInteger(type: 'int32' | 'int64', json: unknown): Read {
  const number = readNumber(type.toUpperCase(), json);
  const text = typeof json === 'number' ? String(json) : json;
  if ('wrong' in number || typeof text !== 'string' || !/^-?\d+$/.test(text)) {
    return wrong(type.toUpperCase(), json);
  }
  const [lowest = 0n, highest = 0n] = LIMITS[type];
  const value = BigInt(text);
  if (value < lowest || value > highest) return wrong(type.toUpperCase(), json);
  return { value: type === 'int32' ? Number(value) : text };
}

/** Standard and URL-safe base64, padded or not, become standard base64. */
function readBytes(json: unknown): Read {
  const failure = { wrong: `(TYPE_BYTES), Base64 decoding failed for ${JSON.stringify(json)}` };
  if (typeof json !== 'string' || !/^[\w+/-]*={0,2}$/.test(json)) return failure;
  const digits = json.replace(/=+$/, '');
  const padded = json.length !== digits.length;
  if (digits.length % 4 === 1 || (padded && json.length % 4 !== 0)) return failure;
  return { value: Buffer.from(digits, 'base64').toString('base64') };
}

function readTimestamp(json: unknown): Read {
  const type = '(type.googleapis.com/google.protobuf.Timestamp)';
  const failure = { wrong: `${type}, Illegal timestamp format: ${JSON.stringify(json)}` };
  const parts = typeof json === 'string' ? TIMESTAMP.exec(json) : null;
  if (!parts) return failure;
  const [, year, month, day] = parts.map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day);
  const exists = date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  return exists && year !== 0 ? { value: json } : failure;
}
