import type { Documents, StoredDocument } from './documents.ts';
import { parseFieldPath, valueAt } from './field-path.ts';
import {
  contentOf,
  expectList,
  expectOnly,
  expectText,
  InvalidArgument,
  isObject,
  isValue,
  type Value,
} from './value.ts';

const NAME = '__name__';

type Matches = (order: number) => boolean;

const OPERATORS: Readonly<Record<string, Matches>> = {
  EQUAL: (order) => order === 0,
  LESS_THAN: (order) => order < 0,
  LESS_THAN_OR_EQUAL: (order) => order <= 0,
  GREATER_THAN: (order) => order > 0,
  GREATER_THAN_OR_EQUAL: (order) => order >= 0,
};

interface Filter {
  readonly field: string;
  readonly matches: Matches;
  readonly value: Value;
}

/**
 * What a structured query finds, in order. It may look at one field only: more would take an index
 * that nobody made.
 * Source: https://cloud.google.com/firestore/docs/reference/rest/v1/StructuredQuery
 * @throws InvalidArgument for what Firestore would not take
 */
export function runQuery(documents: Documents, given: unknown): StoredDocument[] {
  const known = ['select', 'from', 'where', 'orderBy', 'startAt', 'limit'];
  const query = expectOnly(given, known);
  const [from, ...more] = expectList(query['from'], 'from');
  if (more.length > 0) throw new InvalidArgument('one collection');
  const { collectionId } = expectOnly(from, ['collectionId']);
  const filters = query['where'] === undefined ? [] : parseWhere(query['where']);
  const { field, descending } = parseOrder(query['orderBy'], filters[0]?.field);
  if (filters.some((filter) => filter.field !== field)) {
    throw new InvalidArgument('The query requires an index');
  }
  const isAfter = parseStart(query['startAt'], field, descending);
  const found = documents
    .collection(expectText(collectionId, 'collectionId'))
    .flatMap((document) => {
      const value = fieldOf(document, field);
      return value && filters.every((filter) => holds(filter, value)) ? [{ document, value }] : [];
    })
    .sort((a, b) => compare(a.value, b.value) || (a.document.name < b.document.name ? -1 : 1));
  const ordered = (descending ? found.reverse() : found).filter(({ value }) => isAfter(value));
  const selected = parseSelect(query['select']);
  return ordered.slice(0, parseLimit(query['limit'])).map(({ document }) => selected(document));
}

function parseWhere(where: unknown): Filter[] {
  const { fieldFilter, compositeFilter } = expectOnly(where, ['fieldFilter', 'compositeFilter']);
  if (compositeFilter !== undefined) {
    const { op, filters } = expectOnly(compositeFilter, ['op', 'filters']);
    if (op !== 'AND') throw new InvalidArgument('op');
    return expectList(filters, 'filters').flatMap(parseWhere);
  }
  const { field, op, value } = expectOnly(fieldFilter, ['field', 'op', 'value']);
  const matches = OPERATORS[expectText(op, 'op')];
  if (!matches || !isValue(value)) throw new InvalidArgument('fieldFilter');
  return [{ field: parseField(field), matches, value }];
}

function parseField(given: unknown): string {
  return expectText(expectOnly(given, ['fieldPath'])['fieldPath'], 'fieldPath');
}

function parseOrder(orderBy: unknown, filtered: string | undefined) {
  if (orderBy === undefined) return { field: filtered ?? NAME, descending: false };
  const [first, ...more] = expectList(orderBy, 'orderBy');
  if (more.length > 0) throw new InvalidArgument('The query requires an index');
  const { field, direction = 'ASCENDING' } = expectOnly(first, ['field', 'direction']);
  if (direction !== 'ASCENDING' && direction !== 'DESCENDING') {
    throw new InvalidArgument('direction');
  }
  return { field: parseField(field), descending: direction === 'DESCENDING' };
}

function parseStart(startAt: unknown, field: string, descending: boolean) {
  if (startAt === undefined) return () => true;
  const { values, before = false } = expectOnly(startAt, ['values', 'before']);
  const [start, ...more] = expectList(values, 'values');
  if (!isValue(start) || more.length > 0) throw new InvalidArgument('startAt');
  if (field === NAME && start['referenceValue'] === undefined) {
    throw new InvalidArgument('a cursor on __name__ must be a reference');
  }
  return (value: Value) => {
    const order = descending ? compare(start, value) : compare(value, start);
    return before === true ? order >= 0 : order > 0;
  };
}

function parseLimit(limit: unknown): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) return limit;
  throw new InvalidArgument('limit must be positive');
}

function parseSelect(select: unknown): (document: StoredDocument) => StoredDocument {
  if (select === undefined) return (document) => document;
  const fields = expectList(expectOnly(select, ['fields'])['fields'], 'fields').map(parseField);
  return (document) => ({
    ...document,
    fields: Object.fromEntries(
      fields.flatMap((name) => {
        const value = document.fields[name];
        return value ? [[name, value]] : [];
      }),
    ),
  });
}

function fieldOf(document: StoredDocument, field: string): Value | undefined {
  if (field === NAME) return { referenceValue: document.name };
  return valueAt(document.fields, parseFieldPath(field));
}

/** Only values of one kind are compared: a search for texts finds no numbers. */
function holds({ matches, value }: Filter, found: Value): boolean {
  return contentOf(value)[0] === contentOf(found)[0] && matches(compare(found, value));
}

function compare(a: Value, b: Value): number {
  const [x, y] = [a, b].map((value) => {
    const [kind, content] = contentOf(value);
    if (isObject(content)) throw new InvalidArgument(`no order among ${kind}`);
    return kind === 'integerValue' ? Number(content) : (content as string | number);
  });
  if (x === undefined || y === undefined || x === y) return 0;
  return x < y ? -1 : 1;
}
