import type { Tree } from './tree.ts';
import { parseXml, printXml } from './xml.ts';

/** How a sender writes its payloads. */
export interface Notation {
  parse(payload: string): Tree;
  print(tree: Tree): string;
}

const JSON_TEXT: Notation = {
  parse: (payload) => JSON.parse(payload) as Tree,
  print: (tree) => JSON.stringify(tree),
};

const XML: Notation = { parse: parseXml, print: printXml };

export function notationOf(payload: string): Notation {
  return payload.trimStart().startsWith('<') ? XML : JSON_TEXT;
}
