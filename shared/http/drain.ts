import type { Server, ServerResponse } from 'node:http';

/** Cloud Run kills ten seconds after SIGTERM; we are done or gone before that. */
const DRAIN_MS = 9_500;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** What each server has not finished answering. */
const unfinished = new Map<Server, Set<ServerResponse>>();
const closers = new Set<() => void>();
const told = new AbortController();

/** Aborted when the process is told to end: what is begun is finished, long work begins nothing new. */
export const ending: AbortSignal = told.signal;

/** Adds something to close after the last request is answered. */
export function closeAfterDrain(close: () => void): void {
  closers.add(close);
}

/**
 * From now on SIGTERM lets running requests finish before the process ends. Whoever listened for
 * the signal before (the framework, which would exit at once) no longer does. A signal that comes
 * again changes nothing: npm passes on what the terminal has sent already.
 */
export function drainOnSignal(server: Server): void {
  if (unfinished.size === 0) {
    for (const signal of SIGNALS) {
      process.removeAllListeners(signal);
      process.on(signal, drain);
    }
  }
  if (!unfinished.has(server)) unfinished.set(server, new Set());
}

/** The process does not end before this response is finished, or its sender gone. */
export function finishBeforeEnd(server: Server, response: ServerResponse): void {
  drainOnSignal(server);
  unfinished.get(server)?.add(response);
  response.once('close', () => {
    unfinished.get(server)?.delete(response);
    if (ending.aborted) closeIfFinished(server);
  });
  if (ending.aborted) closeConnectionAfter(response);
}

function drain(): void {
  if (ending.aborted) return;
  told.abort();
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  let open = unfinished.size;
  for (const [server, responses] of unfinished) {
    server.close(() => {
      open -= 1;
      if (open === 0) end();
    });
    for (const response of responses) closeConnectionAfter(response);
    closeIfFinished(server);
  }
}

/** What is still connected then has nothing under way: kept alive, never used, or a header cut off. */
function closeIfFinished(server: Server): void {
  if (unfinished.get(server)?.size === 0) server.closeAllConnections();
}

/** Tells the sender not to use the connection again. */
function closeConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

function end(): void {
  for (const close of closers) close();
  process.exit(0);
}
