import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { type BackEnd, backEnd, type PageAnswer } from './back-end.ts';
import { identityProvider } from './identity-provider.ts';

export interface SiteOptions {
  /** Where the target `annotator` listens. */
  readonly annotator: string;
  /** Where the emulator listens. */
  readonly emulator: string;
  /** `whsec_…` of a caller that may assess. */
  readonly callerSecret: string;
  /** What the identity provider's log stream sends as `Authorization`. */
  readonly streamToken: string;
}

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/page.js': ['page.js', 'text/javascript'],
  '/recaptcha/enterprise.js': ['enterprise.js', 'text/javascript'],
};

const signIn = z.object({
  siteKey: z.string(),
  token: z.string(),
  user: z.string(),
  password: z.string(),
});
const secondFactor = z.object({ session: z.string().default(''), code: z.string() });
const arrivals = z.object({
  annotations: z.array(
    z.object({
      name: z.string(),
      body: z.object({
        annotation: z.string().optional(),
        reasons: z.array(z.string()).default([]),
      }),
    }),
  ),
});

/** A small site to try the whole circle with: its page, its back end, and its identity provider. */
export async function startSite(options: SiteOptions) {
  const { annotator, callerSecret, streamToken } = options;
  const server = backEnd(annotator, callerSecret, identityProvider(annotator, streamToken));
  const http = createServer((request, response) => {
    serve(server, options, request, response).catch((error) => {
      response.writeHead(500).end(`The site failed: ${error}`);
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(http, 'close');
      http.close();
      http.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  server: BackEnd,
  { annotator, emulator }: SiteOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?')[0] ?? '/';
  // The first request a process gets may have waited for it to start, and leaves no time to send.
  if (path === '/') await fetch(`${annotator}/health`);
  const [file, type] = FILES[path] ?? [];
  if (file && type) {
    const text = readFileSync(new URL(`page/${file}`, import.meta.url));
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text);
    return;
  }
  const answer = await acted(server, path, request);
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  const labels = await labelsOf(emulator, server.assessmentOf(answer.session ?? ''));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ...answer, labels }));
}

async function acted(
  server: BackEnd,
  path: string,
  request: IncomingMessage,
): Promise<PageAnswer | undefined> {
  if (request.method !== 'POST') return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
  const ip = request.socket.remoteAddress ?? '';
  const userAgent = request.headers['user-agent'] ?? '';
  if (path === '/sign-in') return server.signIn(signIn.parse(body), { ip, userAgent });
  if (path !== '/second-factor') return undefined;
  const { session, code } = secondFactor.parse(body);
  return server.secondFactor(session, code);
}

/** What the emulator was told of this assessment, in a few words each. */
async function labelsOf(emulator: string, assessment: string | undefined): Promise<string[]> {
  const response = await fetch(`${emulator}/emulator/annotations`);
  const { annotations } = arrivals.parse(await response.json());
  return annotations
    .filter(({ name }) => name === assessment)
    .map(({ body: { annotation, reasons } }) => [annotation ?? [], reasons].flat().join(' '));
}
