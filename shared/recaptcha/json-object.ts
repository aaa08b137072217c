export type JsonObject = Readonly<Record<string, unknown>>;

/** The object a JSON text holds; undefined for any other value, and for what is no JSON. */
export function jsonObject(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}
