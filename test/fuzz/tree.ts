/** A payload as structure, whichever notation it is written in. */
export type Tree = null | boolean | number | string | Tree[] | { [name: string]: Tree };

/** A place in a tree: the value's holder, and its name there. */
export interface Place {
  readonly holder: Tree[] | { [name: string]: Tree };
  readonly name: string;
}

/** Every place below the root. */
export function placesIn(tree: Tree): Place[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]) => [
    { holder: tree, name },
    ...placesIn(value),
  ]);
}

export function valueAt({ holder, name }: Place): Tree {
  return (holder as { [name: string]: Tree })[name] ?? null;
}

export function putAt({ holder, name }: Place, value: Tree): void {
  Object.defineProperty(holder, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

export function removeAt({ holder, name }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
}
