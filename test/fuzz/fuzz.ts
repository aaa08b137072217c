import assert from 'node:assert/strict';
import { pathOf } from '../../functions/targets.ts';
import { DEFAULT_OPINIONS } from '../../shared/config/opinions.ts';
import type { HttpFunction } from '../../shared/http/message.ts';
import { createLog } from '../../shared/log/log.ts';
import { authenticate, NOW, secretsOf } from '../providers/read-payload.ts';
import { fixtureNames, fixtureText, type Sender } from '../providers/sender.ts';
import { chanceOf } from './chance.ts';
import { checkReading } from './check-reading.ts';
import { labelsByType } from './labels-by-type.ts';
import { mutate } from './mutate.ts';
import { notationOf } from './notation.ts';
import { placesIn, type Tree, valueAt } from './tree.ts';

const METADATA_KEY = 'recaptcha_assessment';

/** How many mutations came to what. */
export interface FuzzFigures {
  readonly mutations: number;
  readonly saying: number;
  readonly silent: number;
  readonly unreadable: number;
  readonly posted: number;
}

export interface FuzzOptions {
  readonly mutations: number;
  readonly seed: number;
  /** Every n-th mutation also goes the whole way, through the function and delivery. */
  readonly postEvery: number;
  readonly annotator: Pick<HttpFunction, 'handle'>;
}

/**
 * Changes authentic payloads, signs them again, and holds what comes of it against the contract.
 * @throws AssertionError naming the mutation, which its seed makes again
 */
export async function fuzz(sender: Sender, options: FuzzOptions): Promise<FuzzFigures> {
  const { id } = sender.provider;
  const payloads = fixtureNames(id).map((name) => fixtureText(id, name));
  const notation = notationOf(payloads[0] ?? '');
  const trees = payloads.map((payload) => notation.parse(payload));
  const donors = trees.flatMap((tree) => placesIn(tree).map(valueAt));
  const allowed = await labelsByType(sender, payloads);
  const secrets = secretsOf(sender, 'current');
  const counts = { saying: 0, silent: 0, unreadable: 0, posted: 0 };
  for (let n = 0; n < options.mutations; n += 1) {
    const chance = chanceOf(options.seed * 1_000_003 + n);
    const payload = notation.print(mutate(chance.pick(trees) as Tree, chance, donors));
    try {
      const request = await sender.sign(payload, secrets, NOW);
      const authenticity = await authenticate(sender, request, secrets);
      if (authenticity.authentic) {
        const body = authenticity.body ?? request.body;
        const context = { metadataKey: METADATA_KEY, opinions: new Set(DEFAULT_OPINIONS) };
        const readings = sender.provider.read({ ...request, body }, context);
        for (const reading of readings) checkReading(reading, id, allowed);
        const says = readings.some((one) => one.kind === 'understood' && one.statements.length > 0);
        if (readings.some(({ kind }) => kind === 'unreadable')) counts.unreadable += 1;
        else counts[says ? 'saying' : 'silent'] += 1;
      }
      if (n % options.postEvery === 0) {
        counts.posted += 1;
        const status = await post(options.annotator, sender.provider, request);
        const isRefused = !authenticity.authentic && !sender.provider.decidesLogin;
        assert.equal(status, isRefused ? 401 : 200);
      }
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      assert.fail(`${id}, seed ${options.seed}, mutation ${n}: ${found}\n${payload}`);
    }
  }
  return { mutations: options.mutations, ...counts };
}

async function post(
  { handle }: FuzzOptions['annotator'],
  provider: Sender['provider'],
  request: Awaited<ReturnType<Sender['sign']>>,
): Promise<number> {
  const reply = await handle({
    method: 'POST',
    path: pathOf(provider),
    search: request.search ?? '',
    headers: request.headers,
    readBody: async () => request.body,
    log: createLog(() => undefined),
  }).catch((error: { status?: number }) => ({ status: error.status ?? 500 }));
  return reply.status;
}
