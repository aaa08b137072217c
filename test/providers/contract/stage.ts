import assert from 'node:assert/strict';
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
  readonly payments: string;
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
    payments: paymentPayload(sender),
    sign: async (payload, secret = 'current', at = START) =>
      sender.sign(payload, secretsOf(sender, secret), at),
    post: ({ headers, body }) => {
      const path = `/payment-webhook/${sender.provider.id}`;
      const sent = Object.fromEntries(
        Object.entries(headers).filter(([, value]) => value !== undefined),
      );
      return send({ port: bench.port, path, headers: sent, body });
    },
  };
}

/** The sample payment, carrying an assessment. */
function paymentPayload({ provider, samples, carry }: Sender): string {
  const payload = carry(fixtureText(provider.id, samples.payment), ASSESSMENT);
  assert.ok(payload, 'the sample payment can carry an assessment');
  return payload;
}
