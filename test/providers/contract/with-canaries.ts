/** What payloads carry at some place or other, and nobody needs. */
const SENSITIVE = ['password', 'otp', 'passcode', 'access_token', 'secret', 'body', 'user_agent'];

/** The payload with this text in places nobody needs, in every object of it. */
export function withCanaries(payload: string, canary: string): string {
  if (!payload.trimStart().startsWith('{')) {
    return payload.replaceAll(
      /<\/(subject|dispute|transaction|notification)>/g,
      `<customer-note>${canary}</customer-note></$1>`,
    );
  }
  const salt = Object.fromEntries(SENSITIVE.map((name) => [name, canary]));
  const salted = JSON.parse(payload, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...salt, ...value, customer_note: canary }
      : value,
  );
  return JSON.stringify(salted);
}
