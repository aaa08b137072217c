import { fixtureText } from './read-fixture.ts';

/** A fixture with something changed. */
export function changed(fixture: string, change: (event: Record<string, unknown>) => void): string {
  const event = JSON.parse(fixtureText(fixture));
  change(event);
  return JSON.stringify(event);
}

export function withObject(fixture: string, fields: Readonly<Record<string, unknown>>): string {
  const event = JSON.parse(fixtureText(fixture));
  Object.assign(event.data.object, fields);
  return JSON.stringify(event);
}
