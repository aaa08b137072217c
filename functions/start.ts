import { createServer } from 'node:http';
import type { Environment } from '../shared/config/config.ts';
import { drainOnSignal } from '../shared/http/drain.ts';
import { installGuard } from '../shared/http/guard.ts';
import { nodeHandler } from '../shared/http/node-handler.ts';
import { openServicesOrExit } from '../shared/open-services-or-exit.ts';
import { allFunctions } from './annotator.ts';

/** Not bundled: the emulator belongs to development. */
const LOCAL_MODE = new URL('../shared/cli/local-mode.ts', import.meta.url).href;

installGuard();
const environment = await completeEnvironment(process.env);
const services = openServicesOrExit(environment);
const { config, log } = services;
const target = environment['FUNCTION_TARGET'] || 'annotator';
const served = allFunctions(services).find((candidate) => candidate.target === target);
if (!served) {
  log.error(`FUNCTION_TARGET ${target} is no function of this project`);
  process.exit(1);
}
const listener = nodeHandler(served, log, config.project);
const server = createServer((request, response) => void listener(request, response));
drainOnSignal(server);
server.once('error', (error: NodeJS.ErrnoException) => {
  log.error(`cannot listen on port ${config.PORT}`, { code: error.code });
  process.exit(1);
});
server.listen(config.PORT, () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : config.PORT;
  log.info(`${target} listens on port ${port}`, { port });
});

/** Without a project there is nothing to annotate: off Cloud Run an emulator takes Google's place. */
async function completeEnvironment(given: Environment): Promise<Environment> {
  const isConfigured = given['RECAPTCHA_PROJECT'] || given['GOOGLE_CLOUD_PROJECT'];
  if (isConfigured || given['K_SERVICE']) return given;
  const { startLocalMode } = (await import(LOCAL_MODE)) as {
    startLocalMode(given: Environment): Promise<Environment>;
  };
  return startLocalMode(given);
}
