import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { describe, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { parseConfig } from '../../../shared/config/config.ts';
import { fingerprint } from '../../../shared/config/secrets.ts';
import { createDocumentCache } from '../../../shared/outgoing/document-cache.ts';
import type { FetchText } from '../../../shared/outgoing/fetch-text.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { NOW } from '../read-payload.ts';
import { payPalChain } from './certificates.ts';
import { BODY, check, GENUINE, ID, OTHER_ID, reasonOf, signed, withHeader } from './check.ts';
import {
  PUBLISHED,
  PUBLISHED_AT,
  PUBLISHED_ISSUER,
  PUBLISHED_LEAF,
  SIMULATOR,
} from './published.ts';
import { CERTIFICATE_URL, paypalSender } from './sender.ts';

describe("PayPal's signature: what passes", () => {
  test('what was signed with the webhook id', async () => {
    assert.deepEqual(await check(GENUINE), { authentic: true, secret: fingerprint(ID) });
  });

  test('any of several webhook ids, and it is told which', async () => {
    const result = await check(GENUINE, { ids: [OTHER_ID, ID] });
    assert.deepEqual(result, { authentic: true, secret: fingerprint(ID) });
  });

  for (const seconds of [-259_500, -86_400, -301, -300, 0, 299, 300]) {
    test(`a time ${seconds} s from ours`, async () => {
      const request = await signed(BODY, ID, NOW + seconds * 1000);
      assert.equal((await check(request)).authentic, true);
    });
  }

  const bodies: readonly (readonly [string, Buffer])[] = [
    ['an empty body', Buffer.alloc(0)],
    ['a body that is no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
    ['a body whose checksum has its highest bit set', Buffer.from('{"a":5}')],
  ];
  for (const [name, body] of bodies) {
    test(name, async () => {
      const time = '2026-11-22T13:00:00.5+01:00';
      const text = Buffer.from(`abc|${time}|${ID}|${crc32(body)}`);
      const signature = sign('sha256', text, payPalChain().leaf.keys.privateKey);
      const headers = {
        ...GENUINE.headers,
        'paypal-transmission-id': 'abc',
        'paypal-transmission-time': time,
        'paypal-transmission-sig': signature.toString('base64'),
      };
      assert.equal((await check({ headers, body })).authentic, true);
    });
  }

  for (const [index, request] of PUBLISHED.entries()) {
    test(`transmission ${index + 1} of PayPal's own simulator`, async () => {
      const result = await check(request, {
        now: PUBLISHED_AT,
        ids: [ID, SIMULATOR],
        fetchDocument: async () => PUBLISHED_LEAF,
        trustedRoots: [PUBLISHED_ISSUER],
      });
      assert.deepEqual(result, { authentic: true, secret: fingerprint(SIMULATOR) });
    });
  }
});

describe("PayPal's signature: what is refused by the certificate, and why", () => {
  const NO_MATCH = /the signature does not fit/;
  const signature = GENUINE.headers['paypal-transmission-sig'] ?? '';

  test('another webhook id, or none', async () => {
    assert.match(await reasonOf(GENUINE, { ids: [OTHER_ID] }), NO_MATCH);
    assert.match(await reasonOf(GENUINE, { ids: [] }), NO_MATCH);
  });

  const requests: readonly (readonly [string, SignedRequest])[] = [
    ['a body that was changed', { ...GENUINE, body: Buffer.from(`${BODY} `) }],
    ['a truncated body', { ...GENUINE, body: GENUINE.body.subarray(0, -1) }],
    ['another transmission id', withHeader('paypal-transmission-id', 'abc')],
    ['another time', withHeader('paypal-transmission-time', '2026-11-22T12:00:01Z')],
    [
      'the same time written otherwise',
      withHeader('paypal-transmission-time', '2026-11-22T12:00:00.000Z'),
    ],
    ['a truncated signature', withHeader('paypal-transmission-sig', signature.slice(0, -4))],
    ['a signature of nothing', withHeader('paypal-transmission-sig', 'AAAA')],
    [
      'the signature of another transmission',
      withHeader('paypal-transmission-sig', PUBLISHED[0]?.headers['paypal-transmission-sig']),
    ],
  ];
  for (const [name, request] of requests) {
    test(name, async () => {
      assert.match(await reasonOf(request), NO_MATCH);
    });
  }

  test('the simulator signs for anybody: its webhook id cannot be configured', async () => {
    const environment = { RECAPTCHA_PROJECT: 'test-project', PAYPAL_WEBHOOK_IDS: SIMULATOR };
    assert.throws(() => parseConfig(environment), { code: 'configuration' });
    const circumstances = {
      now: PUBLISHED_AT,
      fetchDocument: async () => PUBLISHED_LEAF,
      trustedRoots: [PUBLISHED_ISSUER],
    };
    for (const request of PUBLISHED) assert.match(await reasonOf(request, circumstances), NO_MATCH);
  });

  test('a certificate that cannot be trusted', async () => {
    const found = await reasonOf(GENUINE, { fetchDocument: async () => 'nothing' });
    assert.match(found, /holds no certificate/);
    assert.match(await reasonOf(GENUINE, { trustedRoots: [] }), /no trusted root/);
  });

  test('no reason quotes a header, the body or a webhook id', async () => {
    const bad = [
      withHeader('paypal-cert-url', 'https://evil.example/quoted'),
      withHeader('paypal-transmission-id', 'quoted|'),
      withHeader('paypal-transmission-time', 'quoted'),
      { ...GENUINE, body: Buffer.from('quoted') },
    ];
    for (const request of bad) {
      assert.doesNotMatch(await reasonOf(request), /quoted|evil|1HE90801975891415/);
    }
  });
});

describe("PayPal's certificate, fetched", () => {
  const log = { warning: () => undefined };

  function counting(answer: FetchText) {
    const fetched: string[] = [];
    const fetchText: FetchText = async (url, limits) => {
      fetched.push(url.href);
      return answer(url, limits);
    };
    return {
      fetched,
      fetchDocument: createDocumentCache({ fetchText, clock: { now: () => NOW }, log }),
    };
  }

  test('is fetched once for many requests, even at once', async () => {
    const { fetched, fetchDocument } = counting(paypalSender.fetchText as FetchText);
    const results = await Promise.all(
      Array.from({ length: 20 }, async () => check(GENUINE, { fetchDocument })),
    );
    assert.ok(results.every(({ authentic }) => authentic));
    assert.equal((await check(GENUINE, { fetchDocument })).authentic, true);
    assert.deepEqual(fetched, [CERTIFICATE_URL]);
  });

  test('is not refused but asked for again where it cannot be fetched', async () => {
    const { fetchDocument } = counting(async () => ({ kind: 'failed', code: 'HTTP 500' }));
    await assert.rejects(check(GENUINE, { fetchDocument }), { code: 'keys_unavailable' });
  });
});
