/** What a JavaScript number may not hold exactly, as JSON writes it: no fraction, no exponent. */
const LONG_INTEGER = /^-?[1-9]\d{15,}$/;
const LONG_DIGITS = /\d{16}/;
const NUMBER = /[-+.\deE]+/y;

const QUOTE = 0x22;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const BACKSLASH = 0x5c;

/**
 * The same JSON with every integer of 16 or more digits as a text of these digits: above 2^53 one
 * number stands for several integers, so parsing would round it. Texts are left as they are. Takes
 * linear time, and gives back the very bytes when there is nothing to change.
 */
export function exactIntegers(body: Buffer): Buffer {
  // One character per byte, so what is not ASCII survives, whatever it is.
  const json = body.toString('latin1');
  if (!LONG_DIGITS.test(json)) return body;
  let exact = '';
  let copied = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (inText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      const number = numberAt(json, at);
      if (LONG_INTEGER.test(number)) {
        exact += `${json.slice(copied, at)}"${number}"`;
        copied = at + number.length;
      }
      at += number.length - 1;
    }
  }
  return copied === 0 ? body : Buffer.from(exact + json.slice(copied), 'latin1');
}

function numberAt(json: string, at: number): string {
  NUMBER.lastIndex = at;
  return NUMBER.exec(json)?.[0] ?? '';
}
