import { type Fields, InvalidArgument } from './value.ts';

export interface StoredDocument {
  readonly name: string;
  readonly fields: Fields;
  readonly createTime: string;
  readonly updateTime: string;
}

/** One document before and after a commit. */
export interface Change {
  readonly name: string;
  readonly before: StoredDocument | undefined;
  readonly after: StoredDocument | undefined;
}

const LONGEST_ID_BYTES = 1_500;

/** All documents below one root, one level deep. */
export interface Documents {
  get(name: string): StoredDocument | undefined;
  collection(id: string): StoredDocument[];
  all(): StoredDocument[];
  /** What putting these fields at that time makes of a document: nothing new if they are the same. */
  changed(name: string, fields: Fields, time: string): StoredDocument;
  set(name: string, document: StoredDocument | undefined): void;
  /** @throws InvalidArgument when this cannot be the name of a document here */
  checkName(name: string): string;
}

export function createDocuments(root: string): Documents {
  const collections = new Map<string, Map<string, StoredDocument>>();
  const home = (name: string) => name.slice(0, name.lastIndexOf('/'));
  const get = (name: string) => collections.get(home(name))?.get(name);
  return {
    get,
    collection: (id) => [...(collections.get(`${root}/${id}`)?.values() ?? [])],
    all: () => [...collections.values()].flatMap((collection) => [...collection.values()]),
    changed(name, fields, time) {
      const before = get(name);
      if (before && isSame(before.fields, fields)) return before;
      return { name, fields, createTime: before?.createTime ?? time, updateTime: time };
    },
    set(name, document) {
      const collection = collections.get(home(name)) ?? new Map<string, StoredDocument>();
      collections.set(home(name), collection);
      if (document) collection.set(name, document);
      else collection.delete(name);
    },
    checkName(name) {
      if (get(name)) return name;
      const [collection = '', id = '', ...deeper] = name.slice(root.length + 1).split('/');
      const isHere = name.startsWith(`${root}/`) && deeper.length === 0;
      if (isHere && isUsable(collection) && isUsable(id)) return name;
      throw new InvalidArgument(`Document name "${name}"`);
    },
  };
}

/** Whether two values of plain JSON are the same, whatever the order of their names. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isTree(a) || !isTree(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  );
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isUsable(id: string): boolean {
  const isShort = Buffer.byteLength(id) <= LONGEST_ID_BYTES;
  return id !== '' && id !== '.' && id !== '..' && !/^__.*__$/.test(id) && isShort;
}
