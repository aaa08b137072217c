import { readerOf } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { supabaseSender } from './sender.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A fixture with something changed beside its metadata. */
export function withFields(fixture: string, fields: Fields): string {
  return JSON.stringify({ ...JSON.parse(fixtureText('supabase', fixture)), ...fields });
}

/** A fixture with something changed in its metadata. */
export function withMetadata(fixture: string, fields: Fields): string {
  const event = JSON.parse(fixtureText('supabase', fixture));
  return JSON.stringify({ ...event, metadata: { ...event.metadata, ...fields } });
}

/** The one reading of a payload, and the same, which must be understood. */
export const { read, understood } = readerOf(supabaseSender);
