import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { verifyStandardWebhooks } from '../../shared/signatures/standard-webhooks.ts';
import {
  BODY,
  NOW,
  request,
  SECONDS,
  SECRET,
  SIGNERS,
  sdkSignature,
  signer,
  verify,
} from './standard-webhooks-request.ts';

describe('verifying a Standard Webhooks signature', () => {
  it('accepts what the published library signs and names the signer and the id', () => {
    assert.deepEqual(verify(request()), { authentic: true, signer: SIGNERS[1], id: 'msg_1' });
  });

  it('accepts the published test vector', () => {
    const published = {
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      body: Buffer.from('{"test": 2432232314}'),
    };
    const signers = [signer('vector', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')];
    assert(verifyStandardWebhooks(published, signers, 1_614_265_330_000).authentic);
  });

  it('accepts an empty body that was signed as empty', () => {
    const signature = sdkSignature(SECRET, 'msg_1', NOW, '');
    assert(verify(request({ 'webhook-signature': signature }, '')).authentic);
  });

  it('refuses other bytes that decode to the same text', () => {
    const replacement = Buffer.from('\u{fffd}');
    const signature = sdkSignature(SECRET, 'msg_1', NOW, replacement);
    const { headers } = request({ 'webhook-signature': signature });
    assert(verify({ headers, body: replacement }).authentic);
    assert(!verify({ headers, body: Buffer.from([0xff]) }).authentic);
  });

  it('refuses everything when no secret is configured', () => {
    assert(!verifyStandardWebhooks(request(), [], NOW).authentic);
  });
});

describe('the list of signatures', () => {
  const good = sdkSignature(SECRET, 'msg_1', NOW, BODY);
  const other = `v1,${randomBytes(32).toString('base64')}`;
  const asymmetric = `v1a,${randomBytes(64).toString('base64')}`;
  const accepted = {
    'the matching one last': `${other} ${asymmetric} ${good}`,
    'the matching one first': `${good} ${other}`,
    'joined with comma and space': `${good}, ${other}`,
    'the same twice': `${good} ${good}`,
    'sixteen of them': [...Array(15).fill(other), good].join(' '),
  };
  for (const [name, signature] of Object.entries(accepted)) {
    it(`is accepted with ${name}`, () => {
      assert(verify(request({ 'webhook-signature': signature })).authentic);
    });
  }

  const refused: [name: string, signature: string, reason: RegExp][] = [
    ['of another secret', other, /no signature matches/],
    ['that is shorter', good.slice(0, -1), /no signature matches/],
    ['that is longer', `${good}A`, /no signature matches/],
    ['without padding', good.replace('=', ''), /no signature matches/],
    ['that is not ASCII', `${good.slice(0, -2)}é=`, /no signature matches/],
    ['without a version', good.slice(3), /no v1 signature/],
    ['with an upper-case version', good.replace('v1', 'V1'), /no v1 signature/],
    ['that is asymmetric only', asymmetric, /v1a.*not supported/],
    ['among too many', [...Array(16).fill(other), good].join(' '), /more than 16/],
    ['that is blank', ' ', /no v1 signature/],
  ];
  for (const [name, signature, reason] of refused) {
    it(`is refused when it holds one ${name}`, () => {
      const result = verify(request({ 'webhook-signature': signature }));
      assert(!result.authentic);
      assert.match(result.reason, reason);
    });
  }
});

describe('the signed time', () => {
  const cases: [seconds: number, authentic: boolean, reason?: RegExp][] = [
    [-300, true],
    [-301, false, /ago/],
    [300, true],
    [301, false, /future/],
    [-86_400, false, /ago/],
    [86_400, false, /future/],
  ];
  for (const [seconds, authentic, reason = /^$/] of cases) {
    it(`${seconds} s from now is ${authentic ? 'accepted' : 'refused'}`, () => {
      const at = NOW + seconds * 1000;
      const signature = sdkSignature(SECRET, 'msg_1', at, BODY);
      const headers = { 'webhook-timestamp': String(at / 1000), 'webhook-signature': signature };
      const result = verify(request(headers));
      assert.equal(result.authentic, authentic);
      if (!result.authentic) assert.match(result.reason, reason);
    });
  }

  it('is measured in milliseconds', () => {
    const at = NOW - 300_000;
    const signature = sdkSignature(SECRET, 'msg_1', at, BODY);
    const headers = { 'webhook-timestamp': String(at / 1000), 'webhook-signature': signature };
    assert(verify(request(headers), NOW).authentic);
    assert(!verify(request(headers), NOW + 1).authentic);
  });

  for (const text of [`+${SECONDS}`, ` ${SECONDS}`, `${SECONDS}.0`, '1e9', '0x6a', 'NaN', '१२३']) {
    it(`must be digits alone: ${JSON.stringify(text)} is refused`, () => {
      const result = verify(request({ 'webhook-timestamp': text }));
      assert(!result.authentic);
      assert.match(result.reason, /whole seconds/);
    });
  }

  it('in milliseconds is refused with that very hint', () => {
    const result = verify(request({ 'webhook-timestamp': String(NOW) }));
    assert(!result.authentic);
    assert.match(result.reason, /milliseconds/);
  });
});

describe('a header', () => {
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
    for (const value of [undefined, '']) {
      it(`${name} that is ${value === '' ? 'empty' : 'missing'} is named in the reason`, () => {
        const result = verify(request({ [name]: value }));
        assert.deepEqual(result, { authentic: false, reason: `missing: ${name}` });
      });
    }
  }

  for (const name of ['webhook-id', 'webhook-timestamp']) {
    it(`${name} that came twice is refused`, () => {
      const value = request().headers[name];
      assert(!verify(request({ [name]: `${value}, ${value}` })).authentic);
    });
  }

  const ids = { 'a dot': 'a.b', 'a space': 'a b', 'no ASCII': 'é', 'length 256': 'a'.repeat(256) };
  for (const [name, id] of Object.entries(ids)) {
    it(`webhook-id with ${name} is refused although it is signed`, () => {
      const signature = sdkSignature(SECRET, id, NOW, BODY);
      const result = verify(request({ 'webhook-id': id, 'webhook-signature': signature }));
      assert(!result.authentic);
      assert.match(result.reason, /webhook-id/);
    });
  }

  it('webhook-id of any other visible characters is accepted', () => {
    const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
    const id = visible.filter((character) => character !== '.').join('');
    const signature = sdkSignature(SECRET, id, NOW, BODY);
    assert(verify(request({ 'webhook-id': id, 'webhook-signature': signature })).authentic);
  });
});
