import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { digest } from '../digest.ts';
import type { Ref } from '../ledger.ts';
import type { Records } from '../records.ts';
import { COLLECTION_IDS, SEARCHED } from './collections.ts';
import { expectShape } from './expect-shape.ts';

/** A JSON text longer than this is kept deflated: a document holds at most 1 MiB. */
const LONGEST_TEXT = 512 * 1024;

/** A record as it was read; without a version there is no such document. */
export interface Seen {
  readonly record: Records[Ref['collection']] | undefined;
  /** `updateTime` of the document. */
  readonly version: string | undefined;
}

export const MISSING: Seen = { record: undefined, version: undefined };

const text = z.object({ stringValue: z.string() });

const document = z.object({
  name: z.string(),
  updateTime: z.string(),
  fields: z.object({
    record: z.union([text, z.object({ bytesValue: z.string() })]),
    commit: text,
  }),
});

/**
 * The full name of a record's document. Ids of ours are digests; those of heads are Google's, which
 * may follow one another, or look like `__names__` that Firestore keeps to itself.
 * @param root `projects/…/databases/…/documents`
 */
export function documentName(root: string, { collection, id }: Ref): string {
  const spread = collection === 'heads' ? `${digest(id).slice(0, 4)}.${id}` : id;
  return `${root}/${COLLECTION_IDS[collection]}/${spread}`;
}

/** The record's id in the full name of its document. */
export function idOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
}

/**
 * A record as a document: its JSON, beside it what is searched, when it expires, and the name of
 * the commit that wrote it.
 */
export function encodeDocument(
  root: string,
  ref: Ref,
  record: Records[Ref['collection']],
  commit: string,
) {
  const json = JSON.stringify(record);
  const { expireAt } = record;
  const searched = SEARCHED[ref.collection].flatMap((field) => {
    const value: unknown = Reflect.get(record, field);
    return typeof value === 'string' ? [[field, { stringValue: value }] as const] : [];
  });
  return {
    name: documentName(root, ref),
    fields: {
      record: json.length > LONGEST_TEXT ? { bytesValue: pack(json) } : { stringValue: json },
      commit: { stringValue: commit },
      ...(expireAt ? { expireAt: { timestampValue: expireAt } } : {}),
      ...Object.fromEntries(searched),
    },
  };
}

/** @throws AnnotatorError `internal` when the document is none of ours */
export function decodeDocument(given: unknown): { name: string; commit: string; seen: Seen } {
  const { name, updateTime, fields } = expectShape(document, given);
  const { record, commit } = fields;
  const json = 'stringValue' in record ? record.stringValue : unpack(record.bytesValue);
  return {
    name,
    commit: commit.stringValue,
    seen: { record: JSON.parse(json), version: updateTime },
  };
}

function pack(json: string): string {
  return deflateRawSync(json).toString('base64');
}

function unpack(bytes: string): string {
  return inflateRawSync(Buffer.from(bytes, 'base64')).toString('utf8');
}
