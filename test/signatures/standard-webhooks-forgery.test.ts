import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { SignedRequest } from '../../shared/providers/provider.ts';
import { BODY, NOW, request, SECONDS, SIGNERS, verify } from './standard-webhooks-request.ts';

describe('a forger', () => {
  it('cannot change a single bit of id, time, signature or body', () => {
    const genuine = request();
    let refused = 0;
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      for (const changed of bitFlips(Buffer.from(genuine.headers[name] ?? ''))) {
        const flipped = request({ [name]: changed.toString('latin1') });
        assert(!verify(flipped).authentic, `${name} ${flipped.headers[name]}`);
        refused += 1;
      }
    }
    for (const body of bitFlips(genuine.body)) {
      assert(!verify({ headers: genuine.headers, body }).authentic);
      refused += 1;
    }
    assert.equal(refused, 8 * (5 + 10 + 47 + BODY.length));
  });

  it('cannot read signed bytes as another id, time and body', () => {
    const time = fc.integer({ min: NOW / 1000 - 300, max: NOW / 1000 + 300 }).map(String);
    const piece = fc.oneof(time, fc.constantFrom('a', '', '{}', '{"x":1}'), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { minLength: 3, maxLength: 8 }), (pieces) => {
        const readings = readingsOf(pieces.join('.'));
        assert(readings.filter((reading) => verify(reading).authentic).length <= 1);
      }),
      { numRuns: 500 },
    );
  });

  it('cannot move the end of an id over the time', () => {
    const readings = readingsOf(`a.${SECONDS}.${SECONDS}.{}`);
    const accepted = readings.filter((reading) => verify(reading).authentic);
    assert.deepEqual(
      accepted.map(({ headers }) => headers['webhook-id']),
      ['a'],
    );
  });

  it('learns neither payload nor secret from a reason', () => {
    const marked = fc.string().map((text) => `marked-${text}`);
    const headers = fc.record({
      'webhook-id': fc.oneof(fc.constant('msg_marked'), marked),
      'webhook-timestamp': fc.oneof(fc.constant(SECONDS), marked),
      'webhook-signature': fc.oneof(fc.constant('v1,marked'), marked),
    });
    fc.assert(
      fc.property(headers, (given) => {
        const result = verify(request(given, 'marked-body'));
        assert(!result.authentic);
        assert.doesNotMatch(result.reason, /marked|whsec_/);
      }),
    );
  });
});

function* bitFlips(bytes: Buffer): Generator<Buffer> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield changed;
  }
}

/** Every id, time and body whose join is this text, under the one signature of the text. */
function readingsOf(signed: string): SignedRequest[] {
  const key = SIGNERS[1]?.key ?? '';
  const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  const pieces = signed.split('.');
  const readings: SignedRequest[] = [];
  for (let time = 1; time < pieces.length - 1; time += 1) {
    for (let body = time + 1; body < pieces.length; body += 1) {
      const headers = {
        'webhook-id': pieces.slice(0, time).join('.'),
        'webhook-timestamp': pieces.slice(time, body).join('.'),
        'webhook-signature': signature,
      };
      readings.push({ headers, body: Buffer.from(pieces.slice(body).join('.')) });
    }
  }
  return readings;
}
