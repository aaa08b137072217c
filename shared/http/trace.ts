import type { LogFields } from '../log/log.ts';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/;
const CLOUD_TRACE = /^([0-9a-f]{32})(?:\/\d+)?/;

/**
 * The fields that make Cloud Logging group a request's lines under its trace.
 * Source: https://cloud.google.com/trace/docs/trace-log-integration
 */
export function traceFields(
  headers: Readonly<Record<string, string | undefined>>,
  project: string,
): LogFields {
  const [, id, span] = TRACEPARENT.exec(headers['traceparent'] ?? '') ?? [];
  const trace = id ?? CLOUD_TRACE.exec(headers['x-cloud-trace-context'] ?? '')?.[1];
  if (!trace) return {};
  return {
    'logging.googleapis.com/trace': `projects/${project}/traces/${trace}`,
    ...(span ? { 'logging.googleapis.com/spanId': span } : {}),
  };
}
