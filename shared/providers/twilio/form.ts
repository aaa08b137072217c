import { decodeUtf8 } from '../../utf8.ts';

/** Distinct values by name. */
export type Form = ReadonlyMap<string, ReadonlySet<string>>;

/** Nothing that Twilio names a field begins otherwise; so no form can pass for a query, or for JSON. */
const NAME = /^\w/;

/** The fields of a form; undefined where these bytes are none. */
export function parseForm(body: Buffer): Form | undefined {
  const form = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(decodeUtf8(body) ?? '')) {
    if (!NAME.test(name)) return undefined;
    form.set(name, (form.get(name) ?? new Set()).add(value));
  }
  return form.size > 0 ? form : undefined;
}

/** What of a form is signed behind the URL: names with their values, both in the order of their characters. */
export function signedFields(form: Form): string {
  const names = [...form.keys()].sort();
  return names
    .flatMap((name) => [...(form.get(name) ?? [])].sort().map((value) => name + value))
    .join('');
}

/** The form as an object: a field with several values is left out. */
export function fieldsOf(form: Form): Readonly<Record<string, string>> {
  const single = [...form].filter(([, values]) => values.size === 1);
  return Object.fromEntries(single.flatMap(([name, values]) => [...values].map((v) => [name, v])));
}
