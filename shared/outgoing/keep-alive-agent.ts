import * as http from 'node:http';
import * as https from 'node:https';

/** Connections to one origin that stay open between calls, because opening one costs more than a call. */
export function keepAliveAgent(endpoint: URL): http.Agent {
  const settings = { keepAlive: true, maxSockets: 256, noDelay: true };
  return endpoint.protocol === 'https:' ? new https.Agent(settings) : new http.Agent(settings);
}
