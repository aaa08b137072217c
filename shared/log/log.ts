/** What a log line may hold: short facts, never payload, account ids, addresses, tokens or secrets. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warning(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log whose every line carries these fields too. */
  with(fields: LogFields): Log;
}

type Severity = 'INFO' | 'WARNING' | 'ERROR';

/**
 * One JSON object per line, as Cloud Logging reads it.
 * Source: https://cloud.google.com/logging/docs/structured-logging
 */
export function createLog(write: (line: string) => void, base: LogFields = {}): Log {
  const line = (severity: Severity) => (message: string, fields?: LogFields) =>
    write(`${JSON.stringify({ severity, message, ...base, ...fields })}\n`);
  return {
    info: line('INFO'),
    warning: line('WARNING'),
    error: line('ERROR'),
    with: (fields) => createLog(write, { ...base, ...fields }),
  };
}
