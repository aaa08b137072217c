import { http } from '@google-cloud/functions-framework';
import { installGuard } from '../shared/http/guard.ts';
import { nodeHandler } from '../shared/http/node-handler.ts';
import { openServicesOrExit } from '../shared/open-services-or-exit.ts';
import { allFunctions } from './annotator.ts';

installGuard();
const services = openServicesOrExit(process.env);
for (const served of allFunctions(services)) {
  http(served.target, nodeHandler(served, services.log, services.config.project));
}
