import { describe } from 'node:test';
import { SENDERS } from '../senders.ts';
import { authenticity } from './authenticity.ts';
import { carriesOn } from './carries-on.ts';
import { delivery } from './delivery.ts';
import { oddEvents } from './odd-events.ts';
import { openStage } from './stage.ts';

for (const sender of SENDERS) {
  describe(`the contract of every provider, kept by ${sender.provider.name}:`, async () => {
    const stage = await openStage(sender);
    for (const promises of [authenticity, delivery, oddEvents, carriesOn]) promises(stage);
  });
}
