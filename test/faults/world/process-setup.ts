import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';

/**
 * Loaded into every process of a run before its own code: its calls tell which process made them, it
 * does not outlive the run, and its clock may be ahead.
 */
subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: unknown };
  if (request instanceof ClientRequest) request.setHeader('x-caller', String(process.pid));
});

process.once('disconnect', () => process.exit(1));
process.channel?.unref();

const ahead = Number(process.env['AHEAD_MS'] ?? 0);
const now = Date.now;
Date.now = () => now() + ahead;
