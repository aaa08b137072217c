import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allFunctions } from '../../functions/annotator.ts';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { type Config, type Environment, parseConfig } from '../../shared/config/config.ts';
import type { HttpFunction } from '../../shared/http/message.ts';
import { nodeHandler } from '../../shared/http/node-handler.ts';
import { createLog } from '../../shared/log/log.ts';
import type { RecaptchaClient } from '../../shared/recaptcha/annotate-outcome.ts';
import { openServices, type Services } from '../../shared/services.ts';
import type { Clock } from '../../shared/time.ts';

/** What a test puts between the annotator and the world. */
export interface Interference {
  readonly clock: Clock;
  readonly recaptcha?: (real: RecaptchaClient) => RecaptchaClient;
  readonly served?: (real: HttpFunction) => HttpFunction;
}

export interface AnnotatorServer {
  readonly url: string;
  readonly services: Services;
  stop(): Promise<void>;
}

/** Serves `annotator` on a free port, wired as in production but for the clock and a silent log. */
export async function serveAnnotator(
  environment: Environment,
  interference: Interference,
): Promise<AnnotatorServer> {
  const services = createServices(parseConfig(environment), interference);
  const { ledger, log, config } = services;
  const annotator = allFunctions(services).find(({ target }) => target === 'annotator');
  if (!annotator) throw new AnnotatorError('internal', 'There is no annotator');
  const served = interference.served?.(annotator) ?? annotator;
  const listener = nodeHandler(served, log, config.project);
  const server = createServer((request, response) => void listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    services,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      ledger.close();
    },
  };
}

function createServices(config: Config, { clock, recaptcha }: Interference): Services {
  const log = createLog(() => undefined);
  const services = openServices(config, { clock, random: Math.random, log });
  return { ...services, recaptcha: recaptcha?.(services.recaptcha) ?? services.recaptcha };
}
