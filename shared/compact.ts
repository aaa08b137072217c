/** The same members, those that may be undefined as optional ones. */
type Compact<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, so that what is not known is not there. */
export function compact<T extends object>(members: T): Compact<T> {
  const known: Record<string, unknown> = {};
  // Each event comes this way several times, and no other loop is as fast.
  for (const name in members) {
    if (members[name] !== undefined) known[name] = members[name];
  }
  return known as Compact<T>;
}
