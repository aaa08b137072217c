import { decodeUtf8 } from '../../utf8.ts';
import { resolveText } from './xml-text.ts';

/** What an element holds: its text, a list, or elements by their names. */
export type XmlValue = string | readonly XmlValue[] | XmlObject;

export interface XmlObject {
  readonly [name: string]: XmlValue;
}

export type XmlBody =
  | { readonly ok: true; readonly value: XmlObject }
  /** `because` names the flaw and quotes nothing of the document. */
  | { readonly ok: false; readonly because: string };

/** An element that is still open. */
interface Element {
  readonly name: string;
  readonly isNil: boolean;
  /** The items of `type="array"`, whose names do not matter. */
  readonly items: XmlValue[] | undefined;
  /** The elements in it, once there is one. */
  fields: Record<string, XmlValue> | undefined;
  text: string;
}

/** How far a text has been read; every step moves `at` on or returns a flaw. */
interface Scan {
  readonly text: string;
  at: number;
  elements: number;
  innermost: Element;
  /** What is open around the innermost element: the document itself, then elements. */
  readonly outer: Element[];
}

const DEEPEST = 32;
const MOST_ELEMENTS = 50_000;
const DECLARATION = /^<\?xml(?:\s+version="1\.\d")?(?:\s+encoding="utf-8")?\s*\?>/i;
/**
 * An opening tag: empty, or with its text and closing tag where nothing else is in between. A name
 * begins with a letter, so none is `__proto__`.
 */
const ELEMENT =
  /<([A-Za-z][\w.-]{0,99})((?:\s+[A-Za-z][\w.-]*\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*(?:(\/)>|>(?:([^<]*)<\/\1>)?)/y;
const BLANK = /[ \t\r\n]*/y;
const UNKNOWN = 'has an unknown entity, or a character that XML does not allow';

/**
 * Reads the XML of a notification in linear time; never throws. The format is fixed and shallow:
 * elements, `type` and `nil`. A reader of just that needs no dependency, and has none of what XML
 * parsers were attacked through: DTDs, entities, instructions and sections (`<!`, `<?`) are flaws.
 * Everything stays text, amounts included; what is blank or `nil` is left out.
 */
export function readXml(bytes: Buffer): XmlBody {
  const text = decodeUtf8(bytes);
  if (text === undefined) return flawed('is not UTF-8');
  const at = DECLARATION.exec(text)?.[0].length ?? 0;
  const scan: Scan = { text, at, elements: 0, innermost: elementOf('', ''), outer: [] };
  while (scan.at < text.length) {
    const flaw = readNext(scan);
    if (flaw !== undefined) return flawed(flaw);
  }
  if (scan.outer.length > 0) return flawed('ends inside an element');
  const { fields, text: beside } = scan.innermost;
  return fields && Object.keys(fields).length === 1 && beside === ''
    ? { ok: true, value: fields }
    : flawed('is not one XML element');
}

function flawed(because: string): XmlBody {
  return { ok: false, because: `body: ${because}` };
}

function readNext(scan: Scan): string | undefined {
  const { text, at } = scan;
  if (text[at] !== '<') return readText(scan);
  return text[at + 1] === '/' ? readClosing(scan) : readElement(scan);
}

function readText(scan: Scan): string | undefined {
  const { text, at } = scan;
  BLANK.lastIndex = at;
  BLANK.test(text);
  scan.at = BLANK.lastIndex;
  if (scan.at === text.length || text[scan.at] === '<') return undefined;
  const end = text.indexOf('<', scan.at);
  scan.at = end === -1 ? text.length : end;
  const resolved = resolveText(text.slice(at, scan.at));
  if (resolved === undefined) return UNKNOWN;
  scan.innermost.text += resolved;
  return undefined;
}

function readElement(scan: Scan): string | undefined {
  const { text, at, innermost, outer } = scan;
  scan.elements += 1;
  if (scan.elements > MOST_ELEMENTS) return `has more than ${MOST_ELEMENTS} elements`;
  if (outer.length >= DEEPEST) return `nested deeper than ${DEEPEST} levels`;
  ELEMENT.lastIndex = at;
  const [all, name = '', attributes = '', isEmpty, raw] = ELEMENT.exec(text) ?? [];
  if (all === undefined) return 'has markup besides elements';
  scan.at += all.length;
  const element = elementOf(name, attributes);
  if (raw === undefined && !isEmpty) {
    outer.push(innermost);
    scan.innermost = element;
    return undefined;
  }
  const resolved = resolveText(raw ?? '');
  if (resolved === undefined) return UNKNOWN;
  element.text = resolved;
  return put(innermost, element);
}

function readClosing(scan: Scan): string | undefined {
  const { text, at, innermost } = scan;
  const end = at + 2 + innermost.name.length;
  const parent = scan.outer.pop();
  const isOpen = text.startsWith(innermost.name, at + 2) && text[end] === '>';
  if (!isOpen || !parent) return 'closes an element that is not open';
  scan.at = end + 1;
  scan.innermost = parent;
  return put(parent, innermost);
}

function put(parent: Element, { name, isNil, items, fields, text }: Element): string | undefined {
  const isBlank = text.trim() === '';
  if (!isBlank && (isNil || items || fields)) return 'has text where none can be';
  const value = items ?? fields ?? text;
  if (isNil || (value === text && isBlank)) return undefined;
  if (parent.items) return void parent.items.push(value);
  parent.fields ??= {};
  if (Object.hasOwn(parent.fields, name)) return 'has an element twice, outside a list';
  parent.fields[name] = value;
  return undefined;
}

function elementOf(name: string, attributes: string): Element {
  const isPlain = attributes === '';
  return {
    name,
    isNil: !isPlain && /\snil\s*=\s*["']true["']/.test(attributes),
    items: !isPlain && /\stype\s*=\s*["']array["']/.test(attributes) ? [] : undefined,
    fields: undefined,
    text: '',
  };
}
