/**
 * The text a merchant put under this name; undefined when there is none. Only an own property
 * counts: `__proto__` in a payload is a name like any other.
 */
export function metadataValue(metadata: unknown, key: string): string | undefined {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(metadata, key)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
