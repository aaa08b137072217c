import { type LocalServer, localServer } from './local-server.ts';
import type { LocalKey } from './local-tokens.ts';

export interface KeyServer extends LocalServer {
  /** Requests answered so far. */
  fetches: number;
  keys: readonly LocalKey[];
  headers: Record<string, string>;
  status: number;
}

/** Publishes keys as Google does at https://www.googleapis.com/oauth2/v3/certs. */
export async function startKeyServer(...keys: LocalKey[]): Promise<KeyServer> {
  const published = {
    fetches: 0,
    keys,
    headers: { 'cache-control': 'public, max-age=3600, must-revalidate' },
    status: 200,
  };
  const server = await localServer((_request, response) => {
    published.fetches += 1;
    response.writeHead(published.status, published.headers);
    response.end(JSON.stringify({ keys: published.keys.map(({ jwk }) => jwk) }));
  });
  return Object.assign(published, server);
}
