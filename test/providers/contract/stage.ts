import { pathOf } from '../../../functions/targets.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { type HttpBench, startHttpBench } from '../../helpers/http-bench.ts';
import { START } from '../../helpers/turnable-clock.ts';
import { type Answer, send } from '../../http/helpers/http-client.ts';
import { secretsOf } from '../read-payload.ts';
import { effectsOf, fixtureText, type SecretName, type Sender } from '../sender.ts';

export const ASSESSMENT = 'b6ac310000000000';

/** One sender before one annotator that knows its current and its former secret. */
export interface Stage {
  readonly bench: HttpBench;
  readonly sender: Sender;
  /** What says something first, carrying its assessment where it can. */
  readonly first: string;
  /** Signs around a payload, now unless `at` (milliseconds since 1970) says otherwise. */
  sign(payload: string, secret?: SecretName, at?: number): Promise<SignedRequest>;
  post(request: SignedRequest): Promise<Answer>;
}

export async function openStage(sender: Sender): Promise<Stage> {
  const environment = sender.environment('current', 'former');
  const bench = await startHttpBench({ environment, effects: effectsOf(sender) });
  return {
    bench,
    sender,
    first: sampleText(sender, sender.samples.first),
    sign: async (payload, secret = 'current', at = START) =>
      sender.sign(payload, secretsOf(sender, secret), at),
    post: ({ headers, body, search }) => {
      const sent = Object.fromEntries(
        Object.entries(headers).filter(([, value]) => value !== undefined),
      );
      return send({ port: bench.port, path: addressOf(sender, search), headers: sent, body });
    },
  };
}

export function addressOf({ provider }: Sender, search?: string): string {
  return search ? `${pathOf(provider)}?${search}` : pathOf(provider);
}

/** A sample, carrying an assessment where it can. */
export function sampleText({ provider, carry }: Sender, name: string): string {
  const payload = fixtureText(provider.id, name);
  return carry(payload, ASSESSMENT) ?? payload;
}
