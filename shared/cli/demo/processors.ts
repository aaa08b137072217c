import { fixtureText, type Sender } from '../../../test/providers/sender.ts';
import { SENDERS } from '../../../test/providers/senders.ts';
import { AnnotatorError } from '../../annotator-error.ts';
import { type Environment, parseConfig } from '../../config/config.ts';
import { postEvent } from '../post-event.ts';
import { PAID_THROUGH } from './paid-through.ts';
import { newLabels, report, type Stage } from './tell.ts';

const FRAUD = 'FRAUDULENT CHARGEBACK_FRAUD CHARGEBACK';

/** A payment and the fraud dispute that comes of it, told by every processor. */
export async function tellOfProcessors(stage: Stage, environment: Environment): Promise<boolean> {
  const marks: boolean[] = [];
  const processors = SENDERS.filter(({ provider }) => provider.function === 'paymentWebhook');
  for (const sender of processors) marks.push(await tellOf(stage, sender, environment));
  return marks.every(Boolean);
}

async function tellOf(stage: Stage, sender: Sender, environment: Environment): Promise<boolean> {
  const { id, name, acknowledgement } = sender.provider;
  const secrets = sender.provider.secrets(parseConfig(environment));
  if (secrets === undefined) throw new AnnotatorError('internal', `${name} is not switched on`);
  const post = async (fixture: string) => {
    const sample = fixtureText(id, fixture);
    const payload = sender.carry(sample, PAID_THROUGH[id] ?? '') ?? sample;
    return postEvent(stage.url, sender.provider, await sender.sign(payload, secrets, Date.now()));
  };
  const { first: payment, second: fraud } = sender.samples;
  await post(payment);
  const [paid = 'nothing'] = newLabels(stage);
  const status = acknowledgement === undefined ? 'delivered' : `200 ${acknowledgement.body}`;
  const title = `${name}: ${payment} (${paid}), then ${fraud}`;
  return report(stage, title, await post(fraud), { status, labels: [`${FRAUD} ${id}`] });
}
