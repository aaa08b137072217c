/** The correlation keys of those ids that are known, in their order. */
export function keysOf(namespace: string, ids: readonly (string | undefined)[]): string[] {
  return ids.flatMap((id) => (id === undefined ? [] : `${namespace}:${id}`));
}
