import type { Server } from 'node:http';

/** Cloud Run kills ten seconds after SIGTERM; we are done or gone before that. */
const DRAIN_MS = 9_500;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const draining = new Set<Server>();
const closers = new Set<() => void>();
let listening = false;

/** Adds something to close after the last request is answered. */
export function closeAfterDrain(close: () => void): void {
  closers.add(close);
}

/**
 * From now on SIGTERM lets running requests finish before the process ends. Whoever listened for
 * the signal before (the framework, which would exit at once) no longer does.
 */
export function drainOnSignal(server: Server): void {
  draining.add(server);
  if (listening) return;
  listening = true;
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.once(signal, drain);
  }
}

function drain(): void {
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  let open = draining.size;
  for (const server of draining) {
    server.close(() => {
      open -= 1;
      if (open === 0) end();
    });
    server.closeIdleConnections();
    closeConnectionsOnceAnswered(server);
  }
}

function closeConnectionsOnceAnswered(server: Server): void {
  setInterval(() => server.closeIdleConnections(), 50).unref();
}

function end(): void {
  for (const close of closers) close();
  process.exit(0);
}
