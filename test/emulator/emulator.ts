import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { AnnotatorError } from '../../shared/annotator-error.ts';
import { type Clock, systemClock } from '../../shared/time.ts';
import type { Api } from './api.ts';
import { createApiServer } from './api-server.ts';
import { know, scriptedAnswer } from './control.ts';
import { type Fault, Faults, fault } from './faults.ts';
import { seededRandom } from './seeded-random.ts';
import { type Arrival, type Refusal, Store } from './store.ts';

export interface EmulatorOptions {
  /** 0 (the default) takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Id of the only project there is: others are denied. Without it any project will do. */
  readonly project?: string;
  /** Its number; without it any number will do. */
  readonly projectNumber?: string;
  /** Whether assessments must be created or made known first; true as in the real API. */
  readonly knownOnly?: boolean;
  /** For the rates of faults and the ids of assessments. */
  readonly seed?: number;
  readonly clock?: Clock;
}

/** A running emulator of reCAPTCHA Enterprise's `assessments.create` and `.annotate`. */
export interface Emulator {
  /** `127.0.0.1:port`, as `RECAPTCHA_EMULATOR_HOST` wants it. */
  readonly host: string;
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
  /** Labels that took effect, in order of arrival. */
  arrived(): readonly Arrival[];
  /** Calls without effect, in order of arrival. */
  refused(): readonly Refusal[];
  /** Makes assessments exist, by name or bare id. */
  know(...names: readonly string[]): void;
  setKnownOnly(knownOnly: boolean): void;
  fault(fault: Fault): void;
  /** Lifts all faults. */
  clearFaults(): void;
  /** Parts of the assessment (such as `riskAnalysis`) that create answers with for this token. */
  script(token: string, assessment: unknown): void;
  /** The same, handed on as it is, right or wrong; what is null is left out. */
  scriptRaw(token: string, raw: Readonly<Record<string, unknown>>): void;
  /** Back to the state it started in. */
  reset(): void;
}

/** Starts an emulator; stop it when done. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, host = '127.0.0.1' } = options;
  const state = createState(options);
  const server = createApiServer(state);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const { api, faults } = state;
  return {
    host: `${host}:${address.port}`,
    port: address.port,
    url: `http://${host}:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    arrived: () => [...api.store.arrivals],
    refused: () => [...api.store.refusals],
    know: (...names) => know(api, names),
    setKnownOnly: (knownOnly) => {
      api.settings.knownOnly = knownOnly;
    },
    fault: (given) => faults.add(fault.parse(given)),
    clearFaults: () => faults.clear(),
    script(token, assessment) {
      const parsed = scriptedAnswer.safeParse({ token, assessment });
      if (!parsed.success) throw new AnnotatorError('invalid', parsed.error.message);
      api.store.scripted.set(token, parsed.data.assessment);
    },
    scriptRaw: (token, raw) => {
      api.store.raw.set(token, raw);
    },
    reset: state.reset,
  };
}

function createState(options: EmulatorOptions) {
  const { knownOnly = true, seed = 1, clock = systemClock } = options;
  let random = seededRandom(seed);
  const api: Api = {
    store: new Store(),
    settings: { knownOnly },
    clock,
    random: () => random(),
    project: options.project,
    projectNumber: options.projectNumber,
  };
  const faults = new Faults(api.random);
  function reset(): void {
    api.store.clear();
    api.settings.knownOnly = knownOnly;
    faults.clear();
    random = seededRandom(seed);
  }
  return { api, faults, reset };
}
