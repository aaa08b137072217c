import type * as z from 'zod';
import type { Opinion } from '../../config/opinions.ts';
import type { Statement } from '../provider.ts';
import type { PreviousAttributes } from './schema.ts';

/** What an event says of its object; with no statement, `because` says why. */
export interface Saying {
  readonly statements: readonly Statement[];
  readonly because?: string;
}

export interface Surroundings {
  readonly previous: PreviousAttributes;
  readonly opinions: ReadonlySet<Opinion>;
}

/** How one kind of event is read; an error means that its object is not what we know. */
export type Row = (object: unknown, surroundings: Surroundings) => Saying | z.ZodError;

/** Event types of Stripe and how each is read; a key may end in `*` for a whole family. */
export type EventTable = Readonly<Record<string, Row>>;

/** A row that reads an object of this shape. */
export function on<Shape extends z.ZodType>(
  shape: Shape,
  say: (object: z.output<Shape>, surroundings: Surroundings) => Saying,
): Row {
  return (object, surroundings) => {
    const read = shape.safeParse(object);
    return read.success ? say(read.data, surroundings) : read.error;
  };
}

/** A row that never says anything. */
export function ignored(because: string): Row {
  return () => nothing(because);
}

export function says(...statements: Statement[]): Saying {
  return { statements };
}

export function nothing(because: string): Saying {
  return { statements: [], because };
}

const UNKNOWN = ignored('not an event that says anything about a payment');

/** How an event of this type is read: by its name, else by its family. */
export function findRow(type: string, events: EventTable): Row {
  if (Object.hasOwn(events, type)) return events[type] ?? UNKNOWN;
  const family = Object.keys(events).find(
    (name) => name.endsWith('*') && type.startsWith(name.slice(0, -1)),
  );
  return (family === undefined ? undefined : events[family]) ?? UNKNOWN;
}
