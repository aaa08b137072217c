/** Where it happened, without the message: that may quote what we must not print. */
export function stackOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return typeof thrown;
  const { name, message, stack = '' } = thrown.cause instanceof Error ? thrown.cause : thrown;
  const [, ...afterMessage] = stack.split(message);
  const frames = afterMessage
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  return [name, ...frames.slice(0, 12)].join('\n');
}
