import { DEEPEST_OF_SEVERAL, type JsonBody, readJson } from '../json-body.ts';
import { isObject } from '../own.ts';

/** More than a body that is small enough to be taken can sensibly hold. */
const MOST_RECORDS = 10_000;
const LINE_FEED = 0x0a;

/** One record of a request. */
export interface Part {
  readonly json: JsonBody;
  /** A body with it alone. */
  alone(): Buffer;
}

/**
 * The records of a body, or why it has none to tell apart. Whatever content type a stream was given,
 * the format is what the body is: one JSON document (a list of records, or one), else lines.
 */
export function splitBody(body: Buffer): readonly Part[] | string {
  const whole = readJson(body, DEEPEST_OF_SEVERAL);
  const parts = whole.ok ? partsOf(whole.value) : linesOf(body);
  if (parts.length > MOST_RECORDS) return `body: more than ${MOST_RECORDS} records`;
  const isRead = whole.ok || parts.some(({ json }) => json.ok && isObject(json.value));
  return isRead ? parts : whole.because;
}

function partsOf(value: unknown): Part[] {
  const records: readonly unknown[] = Array.isArray(value) ? value : [value];
  return records.map((record) => ({
    json: { ok: true, value: record },
    alone: () => Buffer.from(JSON.stringify([record])),
  }));
}

function linesOf(body: Buffer): Part[] {
  const parts: Part[] = [];
  let start = 0;
  while (start < body.length && parts.length <= MOST_RECORDS) {
    const end = body.indexOf(LINE_FEED, start);
    const line = body.subarray(start, end === -1 ? body.length : end);
    start += line.length + 1;
    if (!isBlank(line)) parts.push({ json: readJson(line, DEEPEST_OF_SEVERAL), alone: () => line });
  }
  return parts;
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x0d || byte === 0x20 || byte === 0x09);
}
