/**
 * What stands at this path in a value of which nothing is known: only own properties count, so
 * `__proto__` in a payload is a name like any other. Undefined where the path ends early.
 */
export function own(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** The same, if it is text and matches. */
export function ownText(
  value: unknown,
  pattern: RegExp,
  ...path: readonly string[]
): string | undefined {
  const text = own(value, ...path);
  return typeof text === 'string' && pattern.test(text) ? text : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
