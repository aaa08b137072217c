import { parseArgs } from 'node:util';
import { fixtureNames, fixtureText, type Sender } from '../../test/providers/sender.ts';
import { SENDERS } from '../../test/providers/senders.ts';
import { AnnotatorError } from '../annotator-error.ts';
import { parseConfig } from '../config/config.ts';
import { postEvent } from './post-event.ts';

const USAGE = `npm run send -- PROVIDER [EVENT] [--url http://localhost:8080] [--assessment ID]

Sends a sample event, signed with the secrets in this environment (the same variables as the
annotator's), or with those made up by "npm start". Without an event it lists them.
Providers: ${SENDERS.map(({ provider }) => provider.id).join(', ')}`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, assessment: { type: 'string' } },
});
const [id, event] = positionals;
const sender = SENDERS.find(({ provider }) => provider.id === id);
if (!sender) fail(USAGE);
else if (event === undefined) console.log(fixtureNames(sender.provider.id).join('\n'));
else await sendSample(sender, event);

async function sendSample(from: Sender, name: string): Promise<void> {
  const { id: provider } = from.provider;
  if (!fixtureNames(provider).includes(name)) {
    return fail(`${from.provider.name} has no sample ${name}; without a name all are listed`);
  }
  const sample = fixtureText(provider, name);
  const { assessment, url = 'http://localhost:8080' } = values;
  const payload = assessment === undefined ? sample : from.carry(sample, assessment);
  if (payload === undefined)
    return fail(`${name} has no place for an assessment: ${howElse(from, sample)}`);
  try {
    const request = await from.sign(payload, secretsOf(from), Date.now());
    const { status, because } = await postEvent(url, from.provider, request);
    console.log(because ? `${status}: ${because}` : status);
  } catch (error) {
    const { message, hint } = error as Partial<AnnotatorError> & Error;
    fail(`nothing was sent to ${url}: ${message}${hint ? `\n${hint}` : ''}`);
  }
}

function howElse({ linkFor }: Sender, sample: string): string {
  if (!linkFor) return 'send a payment';
  const link = { assessment: values.assessment, ...linkFor(sample) };
  return `link it by POST /assess/link\n${JSON.stringify(link)}`;
}

/** The first secret signs. */
function secretsOf({ provider, environment }: Sender): unknown {
  const project = { RECAPTCHA_PROJECT: 'any-project' };
  const given = provider.secrets(parseConfig({ ...project, ...ours(process.env) }));
  if (given !== undefined) return given;
  console.error(`${provider.name} has no secrets here: signed with those of a local annotator`);
  const madeUp = provider.secrets(parseConfig({ ...project, ...environment('current') }));
  if (madeUp === undefined)
    throw new AnnotatorError('internal', 'the sample secrets are not whole');
  return madeUp;
}

/** Where the annotator itself would run is no matter here. */
function ours({ K_SERVICE: _service, LEDGER: _ledger, ...rest }: NodeJS.ProcessEnv) {
  return rest;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
