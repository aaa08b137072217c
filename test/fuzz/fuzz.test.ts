import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SENDERS } from '../providers/senders.ts';
import { fuzz } from './fuzz.ts';
import { openAnnotator } from './open-annotator.ts';

const SLICE = { mutations: 600, seed: 1, postEvery: 20 };

describe('changed and signed again, whatever a sender says', () => {
  for (const sender of SENDERS) {
    test(`${sender.provider.name}: ${SLICE.mutations} mutations keep the contract`, async () => {
      const { annotator, close } = openAnnotator(sender);
      try {
        const figures = await fuzz(sender, { ...SLICE, annotator });
        assert.equal(figures.posted, SLICE.mutations / SLICE.postEvery);
        assert.ok(figures.saying > SLICE.mutations / 20, 'many still say something');
        assert.ok(figures.unreadable + figures.silent > SLICE.mutations / 20, 'many do not');
      } finally {
        close();
      }
    });
  }
});
