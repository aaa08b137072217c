import { createHmac } from 'node:crypto';
import { DEFAULT_OPINIONS } from '../../../shared/config/opinions.ts';
import { contextOf } from '../../providers/read-payload.ts';
import { SENDERS } from '../../providers/senders.ts';
import { showSpread, spreadOf } from '../spread.ts';
import { type Sample, sampleOf } from './sample.ts';

/** `npm run bench:providers`: CPU to verify, parse and map one event, beside the least that takes. */
const ROUNDS = 7;
const EVENTS = 4_000;
/** Microseconds a provider with an HMAC may take. */
const BAR = 30;

const context = { metadataKey: 'recaptcha_assessment', opinions: new Set(DEFAULT_OPINIONS) };
let consumed = 0;

/** Authenticates and reads, as the route does. */
async function whole({ sender, secrets, request }: Sample, times: number): Promise<void> {
  const surroundings = contextOf(sender);
  for (let n = 0; n < times; n += 1) {
    const given = sender.provider.authenticate(request, secrets, surroundings);
    const authenticity = given instanceof Promise ? await given : given;
    if (!authenticity.authentic) throw new TypeError(`${sender.provider.id} is not authentic`);
    const body = authenticity.body ?? request.body;
    const [reading] = sender.provider.read({ ...request, body }, context);
    consumed += reading?.kind === 'understood' ? reading.statements.length : 0;
  }
}

/** One HMAC and one parse of the same bytes: no provider can take less. */
function bare({ request }: Sample, times: number): void {
  const isJson = request.body[0] === 0x7b;
  for (let n = 0; n < times; n += 1) {
    consumed += createHmac('sha256', 'key').update(request.body).digest('hex').length;
    const text = request.body.toString();
    consumed += isJson ? Object.keys(JSON.parse(text)).length : text.length;
  }
}

/** Microseconds of CPU per event. */
async function measure(run: (times: number) => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run(EVENTS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / EVENTS;
}

const samples = await Promise.all(SENDERS.map(sampleOf));
const results = samples.map((sample) => ({ sample, own: [] as number[], ratios: [] as number[] }));
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const { sample, own, ratios } of results) {
    const least = await measure((times) => bare(sample, times));
    const taken = await measure((times) => whole(sample, times));
    if (round === 0) continue;
    own.push(taken);
    ratios.push(taken / least);
  }
}
for (const { sample, own, ratios } of results) {
  const { id } = sample.sender.provider;
  const isOver = id !== 'paypal' && spreadOf(own).median > BAR;
  if (isOver) process.exitCode = 1;
  const bytes = `${sample.request.body.length} bytes`;
  const times = `${showSpread(spreadOf(ratios), 1)} × one HMAC and one parse`;
  const verdict = isOver ? ` MORE THAN ${BAR}` : '';
  console.log(`${id.padEnd(10)} ${bytes}  ${showSpread(spreadOf(own), 1)} µs, ${times}${verdict}`);
}
console.log(`${consumed} results consumed`);
