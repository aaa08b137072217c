import { AnnotatorError } from './annotator-error.ts';
import { type Environment, parseConfig } from './config/config.ts';
import { closeAfterDrain } from './http/drain.ts';
import { createLog } from './log/log.ts';
import { openServices, type Services } from './services.ts';

/** The production wiring, or the end of the process with every problem of the configuration named. */
export function openServicesOrExit(environment: Environment): Services {
  try {
    const services = openServices(parseConfig(environment));
    closeAfterDrain(() => services.ledger.close());
    return services;
  } catch (error) {
    if (!(error instanceof AnnotatorError)) throw error;
    const hint = error.hint === undefined ? '' : `\n${error.hint}`;
    createLog((line) => process.stderr.write(line)).error(`${error.message}${hint}`, {
      code: error.code,
    });
    process.exit(1);
  }
}
