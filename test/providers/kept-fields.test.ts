import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFAULT_OPINIONS } from '../../shared/config/opinions.ts';
import type { Reading } from '../../shared/providers/provider.ts';
import { notationOf } from '../fuzz/notation.ts';
import { putAt, type Tree } from '../fuzz/tree.ts';
import { KEPT_FIELDS } from './kept-fields.ts';
import { authenticate, NOW, secretsOf } from './read-payload.ts';
import { fixtureNames, fixtureText, type Sender } from './sender.ts';
import { SENDERS } from './senders.ts';

/** One has the shape of most ids, one that of a number: a telephone number, a code. */
const CANARIES = ['canary7f3a9c51', '7305550199'];

const CONTEXT = { metadataKey: 'recaptcha_assessment', opinions: new Set(DEFAULT_OPINIONS) };

interface Leaf {
  readonly path: readonly string[];
  /** The path without indexes: `data.events.*.uuid`. */
  readonly field: string;
}

function leavesOf(tree: Tree, path: readonly string[] = []): Leaf[] {
  if (typeof tree !== 'object' || tree === null) {
    return [{ path, field: fieldOf(path) }];
  }
  return Object.entries(tree).flatMap(([name, value]) => leavesOf(value, [...path, name]));
}

/** Elements of XML are lists of their contents, one of which is the text. */
function fieldOf(path: readonly string[]): string {
  const isXml = path.some((name) => name.startsWith('<'));
  const names = path.map((name) => (/^\d+$/.test(name) ? '*' : name.replace(/^<(\S+)>$/, '$1')));
  return names.filter((name) => !isXml || name !== '*').join('.');
}

function withCanary(tree: Tree, { path }: Leaf, canary: string): Tree {
  const copy = structuredClone(tree);
  let holder = copy as never;
  for (const name of path.slice(0, -1)) holder = holder[name];
  putAt({ holder, name: path.at(-1) ?? '' }, canary);
  return copy;
}

/** Everything of a reading that may be logged, answered or kept readable; accounts become HMACs. */
function visible(reading: Reading): string {
  if (reading.kind === 'unreadable') return JSON.stringify([reading.event, reading.because]);
  const { account: _account, carried: _carried, shaped: _shaped, ...rest } = reading;
  return JSON.stringify(rest);
}

/** What a payload shows; nothing, if the canary stands in what proves that it is authentic. */
async function toldOf(sender: Sender, payload: string): Promise<string> {
  const secrets = secretsOf(sender, 'current');
  const request = await sender.sign(payload, secrets, NOW);
  const authenticity = await authenticate(sender, request, secrets);
  if (!authenticity.authentic) return authenticity.reason;
  const body = authenticity.body ?? request.body;
  return sender.provider
    .read({ ...request, body }, CONTEXT)
    .map(visible)
    .join();
}

/** The fields of a sender's payloads whose value shows anywhere. */
async function shownFields(sender: Sender): Promise<string[]> {
  const { id } = sender.provider;
  const tried = new Set<string>();
  const shown = new Set<string>();
  for (const name of fixtureNames(id)) {
    const text = fixtureText(id, name);
    const notation = notationOf(text);
    const tree = notation.parse(text);
    for (const leaf of leavesOf(tree)) {
      const once = `${name.split('.').slice(0, 3).join('.')} ${leaf.field}`;
      if (tried.has(once) || shown.has(leaf.field)) continue;
      tried.add(once);
      for (const canary of CANARIES) {
        const payload = notation.print(withCanary(tree, leaf, canary));
        if ((await toldOf(sender, payload)).includes(canary)) shown.add(leaf.field);
      }
    }
  }
  return [...shown].sort();
}

describe('of a payload only these fields can show in a log, an answer or the ledger', () => {
  for (const sender of SENDERS) {
    const { id, name } = sender.provider;
    test(`${name}: ids, types and codes, nothing about a person`, async () => {
      assert.deepEqual(await shownFields(sender), KEPT_FIELDS[id]);
    });
  }
});
