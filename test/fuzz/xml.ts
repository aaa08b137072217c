import type { Tree } from './tree.ts';

const TOKEN = /<[^>]*>|[^<]+/g;

interface Element {
  readonly tag: string;
  readonly content: Tree[];
}

/** XML as a tree: an element is `{ "<tag attributes>": [children and texts] }`. No checks: a test's own. */
export function parseXml(text: string): Tree {
  const root: Element = { tag: '', content: [] };
  const open = [root];
  for (const [token] of text.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (token.startsWith('</')) open.pop();
    else if (!token.startsWith('<') || token.startsWith('<?') || token.endsWith('/>')) {
      if (token.trim() !== '') parent.content.push(token);
    } else {
      const element = { tag: token, content: [] };
      parent.content.push({ [token]: element.content });
      open.push(element);
    }
  }
  return root.content;
}

export function printXml(tree: Tree): string {
  if (Array.isArray(tree)) return tree.map(printXml).join('');
  if (typeof tree !== 'object' || tree === null) return String(tree ?? '');
  return Object.entries(tree)
    .map(([tag, content]) => `${tag}${printXml(content)}</${/^<([^\s>/]*)/.exec(tag)?.[1] ?? ''}>`)
    .join('');
}
