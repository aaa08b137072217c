import type { FirestoreMethod } from '../../../shared/ledger/firestore/firestore-api.ts';
import { isObject } from '../firestore/value.ts';

/** A request to Firestore in one line, for a trace that people read. */
export function inWords(method: FirestoreMethod, body: object): string {
  const parts: unknown = Object.values(body)[0];
  if (!Array.isArray(parts)) return `${method} ${JSON.stringify(parts)}`;
  const words = parts.map((part) => (isObject(part) ? writeInWords(part) : shortName(part)));
  return `${method} ${words.join(' ')}`;
}

function writeInWords({ update, delete: gone, updateTransforms }: Record<string, unknown>) {
  if (!isObject(update)) return `\n    delete ${shortName(gone)}`;
  const { name, fields } = update;
  const record = isObject(fields) && isObject(fields['record']) ? fields['record'] : {};
  const text = record['stringValue'] ?? JSON.stringify(updateTransforms);
  const shown = String(text).replace(/"sealed":"[^"]*"/, '"sealed":"…"');
  return `\n    ${shortName(name)} ${shown}`;
}

function shortName(name: unknown): string {
  return String(name).split('/').slice(-2).join('/').replace('annotator_', '');
}
