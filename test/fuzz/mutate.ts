import type { Chance } from './chance.ts';
import { type Place, placesIn, putAt, removeAt, type Tree, valueAt } from './tree.ts';

/** Values senders never meant, and some they mean elsewhere. */
const STRANGE: readonly Tree[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e300,
  2 ** 53,
  '',
  ' ',
  'null',
  'true',
  'false',
  '-1',
  '1e5',
  '00',
  '9'.repeat(40),
  '\u0000',
  '\ufffd',
  '💳'.repeat(300),
  'a:b:c',
  '../../etc',
  '__proto__',
  '2026-02-31T00:00:00Z',
  '9999-12-31T23:59:59+14:00',
  'projects/p/assessments/b6ac310000000000',
  'b6ac310000000000',
  [],
  {},
  [[]],
  [null],
];

type Change = (place: Place, chance: Chance, donors: readonly Tree[]) => void;

const CHANGES: readonly Change[] = [
  (place) => removeAt(place),
  (place, chance) => putAt(place, structuredClone(chance.pick(STRANGE) ?? null)),
  (place, chance, donors) => putAt(place, donated(chance, donors)),
  (place, chance, donors) => {
    const value = valueAt(place);
    const same = donors.filter((donor) => typeof donor === typeof value);
    putAt(place, structuredClone(chance.pick(same) ?? null));
  },
  (place) => putAt(place, [valueAt(place)]),
  (place) => putAt(place, { [place.name]: valueAt(place) }),
  (place) => putAt(place, String(valueAt(place))),
  (place) => putAt(place, Number(valueAt(place))),
  ({ holder, name }, chance) => {
    const value = valueAt({ holder, name });
    removeAt({ holder, name });
    putAt(
      { holder, name: chance.pick(['__proto__', name.toUpperCase(), `${name}_`]) ?? '' },
      value,
    );
  },
  (place) => {
    const value = valueAt(place);
    if (Array.isArray(value)) value.push(...structuredClone(value));
    else if (typeof value === 'string') putAt(place, value + value);
  },
  (place) => {
    const value = valueAt(place);
    if (typeof value === 'string') putAt(place, value.slice(0, value.length >> 1));
    else if (typeof value === 'number') putAt(place, -value);
  },
];

function donated(chance: Chance, donors: readonly Tree[]): Tree {
  return structuredClone(chance.pick(donors) ?? null);
}

/**
 * A changed copy: one to four members removed, replaced, renamed, wrapped, doubled, or taken from
 * elsewhere.
 * @param donors values of other events, to be mixed in
 */
export function mutate(tree: Tree, chance: Chance, donors: readonly Tree[]): Tree {
  const copy = structuredClone(tree);
  const times = 1 + chance.below(4);
  for (let n = 0; n < times; n += 1) {
    const place = chance.pick(placesIn(copy));
    if (place) chance.pick(CHANGES)?.(place, chance, donors);
  }
  return copy;
}
