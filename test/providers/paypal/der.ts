/** Just enough of DER to write a certificate. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
export const set = (...parts: readonly Buffer[]) => tagged(0x31, ...parts);
export const octets = (...parts: readonly Buffer[]) => tagged(0x04, ...parts);
export const bits = (content: Buffer, unused = 0) => tagged(0x03, Buffer.from([unused]), content);
export const utf8 = (text: string) => tagged(0x0c, Buffer.from(text));
/** Inside an outer structure: `[number]`, with content of its own, or bare. */
export const field = (number: number, ...parts: readonly Buffer[]) =>
  tagged(0xa0 + number, ...parts);
export const bareField = (number: number, text: string) => tagged(0x80 + number, Buffer.from(text));
export const yes = tagged(0x01, Buffer.from([0xff]));
export const none = tagged(0x05);

/** Of 0 to 127, which is all that is needed. */
export const integer = (value: number) => tagged(0x02, Buffer.from([value]));

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [...base128(value >> 7).map((digit) => digit | 0x80), low];
}

/** Until 2049. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/\.\d+Z$|[-:T]/g, '');
  return tagged(0x17, Buffer.from(`${digits.slice(2)}Z`));
}
