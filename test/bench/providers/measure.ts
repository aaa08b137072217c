import { createHmac } from 'node:crypto';
import { DEFAULT_OPINIONS } from '../../../shared/config/opinions.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { contextOf } from '../../providers/read-payload.ts';
import { SENDERS } from '../../providers/senders.ts';
import { type Sample, sampleOf } from './sample.ts';

/** Microseconds of CPU per event. */
export interface Cost {
  readonly bytes: number;
  readonly whole: number;
  /** One HMAC and one parse of the same bytes: no provider can take less. */
  readonly bare: number;
}

const WARM_UP = 60_000;
const EVENTS = 20_000;

const context = { metadataKey: 'recaptcha_assessment', opinions: new Set(DEFAULT_OPINIONS) };
let consumed = 0;

/** Authenticates and reads, as the route does. */
async function whole({ sender, secrets }: Sample, requests: readonly SignedRequest[]) {
  const surroundings = contextOf(sender);
  for (const given of requests) {
    const answer = sender.provider.authenticate(given, secrets, surroundings);
    const authenticity = answer instanceof Promise ? await answer : answer;
    if (!authenticity.authentic) throw new TypeError(`${sender.provider.id} is not authentic`);
    const body = authenticity.body ?? given.body;
    const [reading] = sender.provider.read({ ...given, body }, context);
    consumed += reading?.kind === 'understood' ? reading.statements.length : 0;
  }
}

function bare({ request }: Sample, requests: readonly SignedRequest[]): void {
  const isJson = request.body[0] === 0x7b;
  for (const { body } of requests) {
    consumed += createHmac('sha256', 'key').update(body).digest('hex').length;
    const text = body.toString();
    consumed += isJson ? Object.keys(JSON.parse(text)).length : text.length;
  }
}

/** Each event has come in a buffer of its own; to make these is not part of what is measured. */
function arrived({ request }: Sample, times: number): SignedRequest[] {
  return Array.from({ length: times }, () => ({ ...request, body: Buffer.from(request.body) }));
}

async function cpu(
  of: Sample,
  run: (of: Sample, requests: readonly SignedRequest[]) => void | Promise<void>,
): Promise<number> {
  for (let n = 0; n < WARM_UP; n += EVENTS) await run(of, arrived(of, EVENTS));
  const requests = arrived(of, EVENTS);
  const before = process.cpuUsage();
  await run(of, requests);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / EVENTS;
}

const sender = SENDERS.find(({ provider }) => provider.id === process.argv[2]);
if (!sender) throw new TypeError(`no provider ${process.argv[2]}`);
const sample = await sampleOf(sender);
const cost: Cost = {
  bytes: sample.request.body.length,
  bare: await cpu(sample, bare),
  whole: await cpu(sample, whole),
};
console.log(JSON.stringify(cost));
if (consumed === 0) process.exitCode = 1;
