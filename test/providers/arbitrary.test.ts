import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { DEFAULT_OPINIONS } from '../../shared/config/opinions.ts';
import type { Reading } from '../../shared/providers/provider.ts';
import { checkReading } from '../fuzz/check-reading.ts';
import { labelsByType } from '../fuzz/labels-by-type.ts';
import { notationOf } from '../fuzz/notation.ts';
import { placesIn, putAt, type Tree } from '../fuzz/tree.ts';
import { authenticate } from './read-payload.ts';
import { fixtureNames, fixtureText, type Sender } from './sender.ts';
import { SENDERS } from './senders.ts';

const BOUNDS = { seed: 20_261_123, numRuns: 150 };
const CONTEXT = { metadataKey: 'recaptcha_assessment', opinions: new Set(DEFAULT_OPINIONS) };

const bytes = fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array));
const json = fc.json().map((text) => Buffer.from(text));

/** A true payload in which anything stands at any one place; as bytes that a provider reads. */
function changedPayload({ provider }: Sender): fc.Arbitrary<Buffer> {
  const payloads = fixtureNames(provider.id).map((name) => fixtureText(provider.id, name));
  const { parse, print } = notationOf(payloads[0] ?? '');
  const trees = fc.constantFrom(...payloads).map(parse);
  return fc.tuple(trees, fc.nat(), fc.jsonValue()).map(([tree, at, value]) => {
    const copy = structuredClone(tree);
    const places = placesIn(copy);
    const place = places[at % places.length];
    if (place) putAt(place, value as Tree);
    return Buffer.from(print(copy));
  });
}

for (const sender of SENDERS) {
  const { provider } = sender;
  describe(`${provider.name}, whatever arrives`, async () => {
    const payloads = fixtureNames(provider.id).map((name) => fixtureText(provider.id, name));
    const allowed = await labelsByType(sender, payloads);
    const read = (body: Buffer): Reading[] => provider.read({ headers: {}, body }, CONTEXT);
    const kinds = { bytes, 'JSON values': json, 'changed payloads': changedPayload(sender) };

    for (const [name, bodies] of Object.entries(kinds)) {
      test(`${name} are read or unreadable, the same each time, and nothing throws`, () => {
        const property = fc.property(bodies, (body) => {
          const readings = read(body);
          for (const reading of readings) checkReading(reading, provider.id, allowed);
          assert.deepEqual(read(Buffer.from(body)), readings);
        });
        return fc.assert(property, BOUNDS);
      });
    }

    test('bytes that nobody signed are not authentic, and nothing throws', async () => {
      const headers = { authorization: 'Basic eDp5' };
      const property = fc.asyncProperty(fc.oneof(bytes, json), async (body) => {
        const { authentic } = await authenticate(sender, { headers, body });
        assert.equal(authentic, false);
      });
      await fc.assert(property, BOUNDS);
    });
  });
}
