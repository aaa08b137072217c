import type * as z from 'zod';
import type { Opinion } from '../config/opinions.ts';
import type { Statement } from './provider.ts';

/** What an event says of its object; with no statement, `because` says why. */
export interface Saying {
  readonly statements: readonly Statement[];
  readonly because?: string;
}

/** What a row may look at beside the object; a sender may add to it. */
export interface Surroundings {
  readonly opinions: ReadonlySet<Opinion>;
}

/** How one kind of event is read; an error means that its object is not what we know. */
export type Row<S extends Surroundings = Surroundings> = (
  object: unknown,
  surroundings: S,
) => Saying | z.ZodError;

/** A sender's event types and how each is read; a key may end in `*` for a whole family. */
export type EventTable<S extends Surroundings = Surroundings> = Readonly<Record<string, Row<S>>>;

/** A row that reads an object of this shape. */
export function on<Shape extends z.ZodType, S extends Surroundings = Surroundings>(
  shape: Shape,
  say: (object: z.output<Shape>, surroundings: S) => Saying,
): Row<S> {
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
export function findRow<S extends Surroundings>(type: string, events: EventTable<S>): Row<S> {
  if (Object.hasOwn(events, type)) return events[type] ?? UNKNOWN;
  const family = Object.keys(events).find(
    (name) => name.endsWith('*') && type.startsWith(name.slice(0, -1)),
  );
  return (family === undefined ? undefined : events[family]) ?? UNKNOWN;
}
