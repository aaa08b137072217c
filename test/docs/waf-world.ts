import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';
import type { Entry } from '../../shared/delivery/entry.ts';
import { startEmulator } from '../emulator/emulator.ts';
import { CALLER_SECRET, PROJECT } from '../helpers/http-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { signedBySite } from '../http/helpers/site-caller.ts';
import { STARTS, startFunction } from '../processes/starts.ts';

/** Everything around a worker: its origin, the annotator, and the road between. */
export interface World {
  /** Where its modules may lie. */
  readonly folder: string;
  readonly originUrl: string;
  /** Leads to the real function. */
  readonly annotatorUrl: string;
  readonly road: Road;
  /** What Google was told of this assessment. */
  told(assessment: string): object[];
  /** One of the site's own services reports an outcome. */
  report(item: object): Promise<Partial<Entry>>;
}

/** What lies between worker and annotator. */
export interface Road {
  /** Bodies that came along. */
  readonly bodies: string[];
  /** Nothing gets through before this. */
  open: Promise<unknown>;
  /** How many of the next requests get 503 instead of an answer. */
  failures: number;
}

/** The password that is right, and whose account it opens. */
export const PASSWORD = 'correct horse';
export const ACCOUNT = 'user-4711';

export async function startWorld(): Promise<World> {
  const folder = temporaryFolder();
  const emulator = await startEmulator({ knownOnly: false });
  const annotator = await startFunction(STARTS[0] ?? assert.fail(), 'annotator', {
    RECAPTCHA_PROJECT: PROJECT,
    RECAPTCHA_EMULATOR_HOST: emulator.host,
    LEDGER: `sqlite:${join(folder, 'ledger.db')}`,
    CALLER_SECRETS: `edge:waf-token+outcome:${CALLER_SECRET}`,
    ACCOUNT_IDS: 'plain',
  });
  after(async () => {
    annotator.signal('SIGTERM');
    await annotator.ended;
    await emulator.stop();
  });
  const road: Road = { bodies: [], open: Promise.resolve(), failures: 0 };
  return {
    folder,
    road,
    originUrl: await serve(origin),
    report: (item) => reportTo(`${annotator.url}/outcome`, item),
    annotatorUrl: `${await serve(along(road, annotator.url))}/waf-token`,
    told: (assessment) =>
      emulator.arrived().flatMap((one) => (one.assessment === assessment ? [one.body] : [])),
  };
}

async function reportTo(url: string, item: object): Promise<Partial<Entry>> {
  const body = JSON.stringify(item);
  const headers = signedBySite(body, { at: Date.now(), id: randomUUID() });
  const answer = await fetch(url, { method: 'POST', headers, body });
  const { results } = (await answer.json()) as { results: Partial<Entry>[] };
  return results[0] ?? assert.fail(String(answer.status));
}

/** A login: 303 and the account for the right password, 401 for any other. */
const origin: RequestListener = async (request, response) => {
  if (request.url?.startsWith('/login') !== true) response.writeHead(200);
  else if ((await text(request)) === PASSWORD) {
    response.writeHead(303, { location: '/', 'x-account-id': ACCOUNT });
  } else response.writeHead(401);
  response.end('from the origin');
};

function along(road: Road, to: string): RequestListener {
  return async (request, response) => {
    const body = await text(request);
    road.bodies.push(body);
    await road.open;
    if (road.failures > 0) {
      road.failures -= 1;
      response.writeHead(503).end();
      return;
    }
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const sent = { method: 'POST', headers: headers as Record<string, string>, body };
    const answer = await fetch(`${to}${request.url}`, sent);
    response.writeHead(answer.status).end(await answer.text());
  };
}

/** Serves on a free port until the tests of this file are done. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
