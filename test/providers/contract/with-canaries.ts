/** The payload with this text in a place nobody needs, in every object of it. */
export function withCanaries(payload: string, canary: string): string {
  if (!payload.trimStart().startsWith('{')) {
    return payload.replaceAll(
      /<\/(subject|dispute|transaction|notification)>/g,
      `<customer-note>${canary}</customer-note></$1>`,
    );
  }
  const salted = JSON.parse(payload, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, customer_note: canary }
      : value,
  );
  return JSON.stringify(salted);
}
