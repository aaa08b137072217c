import { parseArgs } from 'node:util';
import { SENDERS } from '../providers/senders.ts';
import { fuzz } from './fuzz.ts';
import { openAnnotator } from './open-annotator.ts';

/** `npm run fuzz -- [--provider ID] [--mutations N] [--seed S]`: 100,000 of each provider where not given. */
const { values } = parseArgs({
  options: {
    provider: { type: 'string' },
    mutations: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const senders = SENDERS.filter(({ provider }) => provider.id === (values.provider ?? provider.id));
if (senders.length === 0) {
  console.error(`No such provider; known are ${SENDERS.map(({ provider }) => provider.id)}`);
  process.exitCode = 2;
}
process.on('unhandledRejection', (reason) => {
  console.error('a rejection nobody handled', reason);
  process.exit(1);
});
for (const sender of senders) {
  const { annotator, close } = openAnnotator(sender);
  const started = performance.now();
  try {
    const options = { mutations: Number(values.mutations), seed: Number(values.seed) };
    const figures = await fuzz(sender, { ...options, postEvery: 10, annotator });
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(sender.provider.id, JSON.stringify({ ...options, ...figures, seconds }));
  } finally {
    close();
  }
}
