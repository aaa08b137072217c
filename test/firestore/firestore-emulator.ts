import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { freePort } from '../helpers/free-port.ts';
import { isGroupAlive } from './process-group.ts';

export interface FirestoreEmulator {
  /** `host:port`, as FIRESTORE_EMULATOR_HOST takes it. */
  readonly host: string;
  stop(): Promise<void>;
}

/** Another process may take the free port in between. */
const TRIES = 3;
const LONGEST_START_MS = 60_000;
const POLL_MS = 50;

/**
 * gcloud starts a shell that starts Java, so the group goes as one: when gcloud ends, when it is
 * told to, and when whoever started it dies in any way, because that closes its standard input.
 */
const SCRIPT = `
(gcloud emulators firestore start --host-port="$0" </dev/null; kill -9 0) &
read -r _
kill -9 0
`;

/**
 * Starts Google's Firestore emulator on a free port; resolves when it answers.
 * It takes any project and any database, and forgets everything when it stops.
 * @throws AnnotatorError `internal`, with what gcloud printed, when it does not start
 */
export async function startFirestoreEmulator(): Promise<FirestoreEmulator> {
  let printed = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const host = `127.0.0.1:${await freePort()}`;
    const child = spawn('sh', ['-c', SCRIPT, host], {
      env: {
        ...process.env,
        CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
        JAVA_TOOL_OPTIONS: '-Xmx1g',
      },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed = (printed + text).slice(-4_000);
      });
    }
    if (await becomesReady(host, child)) return { host, stop: () => stop(child) };
    await stop(child);
  }
  throw new AnnotatorError('internal', `The Firestore emulator did not start:\n${printed}`);
}

async function becomesReady(host: string, child: ChildProcess): Promise<boolean> {
  const url = `http://${host}/v1/projects/ready/databases/(default)/documents/ready`;
  const giveUpAt = performance.now() + LONGEST_START_MS;
  while (child.exitCode === null && child.signalCode === null && performance.now() < giveUpAt) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return true;
    } catch {
      await sleep(POLL_MS);
    }
  }
  return false;
}

/** Resolves when none of its processes is left. */
async function stop(child: ChildProcess): Promise<void> {
  const isAlive = child.exitCode === null && child.signalCode === null;
  const exited = isAlive ? once(child, 'exit') : undefined;
  child.stdin?.end();
  await exited;
  while (child.pid !== undefined && isGroupAlive(child.pid)) await sleep(5);
}
