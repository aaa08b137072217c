import type { Change, Documents, StoredDocument } from './documents.ts';
import { parseFieldPath, valueAt, withValueAt } from './field-path.ts';
import {
  checkFields,
  contentOf,
  expectList,
  expectOnly,
  expectText,
  type Fields,
  InvalidArgument,
  isObject,
  isValue,
  type Value,
} from './value.ts';

const MOST_WRITES = 500;
const LARGEST_DOCUMENT = 1024 * 1024;

export type Committed =
  | { readonly changes: readonly Change[]; readonly updateTimes: readonly string[] }
  /** The status of the precondition that does not hold. */
  | { readonly failed: string };

/**
 * Carries out all writes of a commit or none.
 * Source: https://cloud.google.com/firestore/docs/reference/rest/v1/Write
 * @param time of the commit; later than any before
 * @throws InvalidArgument for what Firestore would not take
 */
export function commit(documents: Documents, body: unknown, time: string): Committed {
  const writes = expectList(expectOnly(body, ['writes'])['writes'], 'writes');
  if (writes.length > MOST_WRITES) throw new InvalidArgument(`more than ${MOST_WRITES} writes`);
  const parsed = writes.map((write) => parseWrite(documents, write));
  const drafts = new Map<string, StoredDocument | undefined>();
  const current = (name: string) => (drafts.has(name) ? drafts.get(name) : documents.get(name));
  for (const { name, condition, apply } of parsed) {
    const before = current(name);
    const failed = broken(condition, before);
    if (failed) return { failed };
    const fields = apply(before?.fields ?? {});
    drafts.set(name, fields && documents.changed(name, fields, time));
  }
  const changes = [...drafts].map(([name, after]) => ({
    name,
    before: documents.get(name),
    after,
  }));
  for (const { name, after } of changes) documents.set(name, after);
  return { changes, updateTimes: parsed.map(({ name }) => drafts.get(name)?.updateTime ?? time) };
}

interface Write {
  readonly name: string;
  readonly condition: { readonly exists?: boolean; readonly updateTime?: string };
  /** The fields after the write; undefined when the document is deleted. */
  readonly apply: (before: Fields) => Fields | undefined;
}

function parseWrite(documents: Documents, given: unknown): Write {
  const known = ['update', 'delete', 'currentDocument', 'updateMask', 'updateTransforms'];
  const write = expectOnly(given, known);
  const condition = parseCondition(write['currentDocument']);
  if (write['delete'] !== undefined) {
    expectOnly(write, ['delete', 'currentDocument']);
    const name = documents.checkName(expectText(write['delete'], 'delete'));
    return { name, condition, apply: () => undefined };
  }
  const update = expectOnly(write['update'], ['name', 'fields']);
  const name = documents.checkName(expectText(update['name'], 'name'));
  const fields = checkFields(update['fields'] ?? {});
  if (sizeOf(fields) > LARGEST_DOCUMENT) throw new InvalidArgument('too large');
  const mask = parseMask(write['updateMask'], fields);
  const transforms = parseTransforms(write['updateTransforms']);
  const apply = (before: Fields) => {
    const updated = mask ? masked(before, fields, mask) : fields;
    return transforms.reduce(
      (result, { path, by }) => withValueAt(result, path, sum(valueAt(result, path), by)),
      updated,
    );
  };
  return { name, condition, apply };
}

/** About how many bytes a tree of values takes. */
function sizeOf(tree: unknown): number {
  if (typeof tree === 'string') return tree.length;
  if (typeof tree !== 'object' || tree === null) return 8;
  return Object.entries(tree).reduce((sum, [name, each]) => sum + name.length + sizeOf(each), 0);
}

function parseCondition(given: unknown): Write['condition'] {
  if (given === undefined) return {};
  const { exists, updateTime } = expectOnly(given, ['exists', 'updateTime']);
  if (typeof exists === 'boolean' && updateTime === undefined) return { exists };
  if (exists === undefined && typeof updateTime === 'string') return { updateTime };
  throw new InvalidArgument('currentDocument must be one of exists, updateTime');
}

function parseMask(given: unknown, fields: Fields): string[][] | undefined {
  if (given === undefined) return undefined;
  const paths = expectList(expectOnly(given, ['fieldPaths'])['fieldPaths'] ?? [], 'fieldPaths');
  const mask = paths.map((path) => parseFieldPath(expectText(path, 'fieldPaths')));
  const covered = new Set(mask.map(([first]) => first));
  const stray = Object.keys(fields).find((name) => !covered.has(name));
  if (stray !== undefined) throw new InvalidArgument(`${stray} is not in the mask`);
  return mask;
}

function masked(before: Fields, fields: Fields, mask: readonly string[][]): Fields {
  return mask.reduce((result, path) => withValueAt(result, path, valueAt(fields, path)), before);
}

function parseTransforms(given: unknown) {
  return expectList(given ?? [], 'updateTransforms').map((each) => {
    const transform = expectOnly(each, ['fieldPath', 'increment']);
    const increment = transform['increment'];
    if (!isObject(increment) || !isValue(increment) || increment['integerValue'] === undefined) {
      throw new InvalidArgument('increment must be an integerValue');
    }
    const path = parseFieldPath(expectText(transform['fieldPath'], 'fieldPath'));
    return { path, by: Number(increment['integerValue']) };
  });
}

function sum(value: Value | undefined, by: number): Value {
  const [kind, content] = value ? contentOf(value) : ['nullValue', null];
  return { integerValue: String(kind === 'integerValue' ? Number(content) + by : by) };
}

function broken(
  { exists, updateTime }: Write['condition'],
  document: StoredDocument | undefined,
): string | undefined {
  if (exists === false && document) return 'ALREADY_EXISTS';
  if (exists === true && !document) return 'NOT_FOUND';
  if (updateTime === undefined) return undefined;
  if (!document) return 'NOT_FOUND';
  return document.updateTime === updateTime ? undefined : 'FAILED_PRECONDITION';
}
