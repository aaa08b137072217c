import { isUtf8 } from 'node:buffer';

const BYTE_ORDER_MARK = 0xfeff;

/** The text of these bytes, without a byte order mark; undefined when they are not UTF-8. */
export function decodeUtf8(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString();
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}
