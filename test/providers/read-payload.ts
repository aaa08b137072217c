import assert from 'node:assert/strict';
import { parseConfig } from '../../shared/config/config.ts';
import { DEFAULT_OPINIONS, type Opinion } from '../../shared/config/opinions.ts';
import { createDocumentCache } from '../../shared/outgoing/document-cache.ts';
import { fetchText } from '../../shared/outgoing/fetch-text.ts';
import type {
  AuthenticationContext,
  Authenticity,
  Reading,
  SignedRequest,
  Understood,
} from '../../shared/providers/provider.ts';
import { fixtureText, type SecretName, type Sender } from './sender.ts';

/** Any moment after every event of the fixtures; milliseconds since 1970. */
export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

export type { Understood };

/** What the provider makes of these made-up secrets. */
export function secretsOf(sender: Sender, ...names: readonly SecretName[]): unknown {
  const environment = { RECAPTCHA_PROJECT: 'test-project', ...sender.environment(...names) };
  const secrets = sender.provider.secrets(parseConfig(environment));
  assert.ok(secrets !== undefined, `${sender.provider.name} is off`);
  return secrets;
}

export function contextOf(sender: Sender, now = NOW): AuthenticationContext {
  const log = { warning: () => undefined };
  const fetcher = sender.fetchText ?? fetchText;
  return {
    now,
    fetchDocument: createDocumentCache({ fetchText: fetcher, clock: { now: () => now }, log }),
    trustedRoots: sender.trustedRoots ?? [],
  };
}

/** Authenticates a request as an annotator with these secrets would. */
export async function authenticate(
  sender: Sender,
  request: SignedRequest,
  secrets: unknown = secretsOf(sender, 'current'),
  now = NOW,
): Promise<Authenticity> {
  return sender.provider.authenticate(request, secrets, contextOf(sender, now));
}

/** Takes a payload the whole way: signed by its sender, authenticated, read. */
export async function readPayload(
  sender: Sender,
  payload: string,
  opinions: readonly Opinion[] = DEFAULT_OPINIONS,
  metadataKey = 'recaptcha_assessment',
): Promise<Reading[]> {
  const secrets = secretsOf(sender, 'current');
  const request = await sender.sign(payload, secrets, NOW);
  const authenticity = await authenticate(sender, request, secrets);
  assert.ok(authenticity.authentic, 'what its sender signed is authentic');
  const body = authenticity.body ?? request.body;
  return sender.provider.read({ ...request, body }, { metadataKey, opinions: new Set(opinions) });
}

/** The one reading of a fixture, which must be understood. */
export async function readFixture(
  sender: Sender,
  name: string,
  opinions?: readonly Opinion[],
): Promise<Understood> {
  const readings = await readPayload(sender, fixtureText(sender.provider.id, name), opinions);
  assert.equal(readings.length, 1);
  const [reading] = readings;
  assert.ok(reading);
  assert.equal(reading.kind, 'understood', reading.because);
  return reading as Understood;
}

/** Reads payloads of one sender that hold one event. */
export function readerOf<Secrets>(sender: Sender<Secrets>) {
  async function read(payload: string, opinions?: readonly Opinion[]): Promise<Reading> {
    const [reading, ...others] = await readPayload(sender as Sender, payload, opinions);
    assert.deepEqual(others, []);
    assert.ok(reading);
    return reading;
  }

  /** The same, which must be understood. */
  async function understood(payload: string, opinions?: readonly Opinion[]): Promise<Understood> {
    const reading = await read(payload, opinions);
    assert.equal(reading.kind, 'understood', reading.because);
    return reading as Understood;
  }

  return { read, understood };
}
