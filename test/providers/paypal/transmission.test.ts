import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NOW } from '../read-payload.ts';
import { BODY, GENUINE, ID, neverFetch, reasonOf, signed, withHeader } from './check.ts';

describe("PayPal's signature: what is refused before anything is fetched, and why", () => {
  const NAMES = [
    'paypal-transmission-id',
    'paypal-transmission-time',
    'paypal-transmission-sig',
    'paypal-cert-url',
    'paypal-auth-algo',
  ];
  for (const name of NAMES) {
    const value = GENUINE.headers[name] ?? '';
    const cases: readonly (readonly [string, string | undefined, RegExp])[] = [
      ['is missing', undefined, /^no paypal-/],
      ['is empty', '', /^no paypal-/],
      ['came twice', `${value}, ${value}`, /came twice/],
      ['is very long', value.padEnd(8_000, 'A'), /not what PayPal sends/],
      ['is not ASCII', `${value}é`, /not what PayPal sends/],
      ['has a line break', `${value}\n`, /not what PayPal sends/],
      ['has a bar', `${value}|`, /not what PayPal sends/],
    ];
    for (const [flaw, given, reason] of cases) {
      test(`${name} ${flaw}`, async () => {
        const found = await reasonOf(withHeader(name, given), { fetchDocument: neverFetch });
        assert.match(found, reason);
        assert.match(found, new RegExp(name));
      });
    }
  }

  const PATH = '/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77';
  const ADDRESSES = [
    `https://evil.example${PATH}`,
    `http://api.paypal.com${PATH}`,
    `ftp://api.paypal.com${PATH}`,
    `https://api.paypal.com@evil.example${PATH}`,
    `https://user:secret@api.paypal.com${PATH}`,
    `https://api.paypal.com.evil.example${PATH}`,
    `https://evil.example/api.paypal.com${PATH}`,
    `https://evil.example#@api.paypal.com${PATH}`,
    `https://evil.example\\@api.paypal.com${PATH}`,
    `https://api.paypal.com:8443${PATH}`,
    `https://api.paypal.com.${PATH}`,
    `https://API.paypal.com${PATH}`,
    `https://xapi.paypal.com${PATH}`,
    `https://www.paypal.com${PATH}`,
    `//api.paypal.com${PATH}`,
    `https:/api.paypal.com${PATH}`,
    'https://api.paypal.com/v1/notifications/certs/',
    'https://api.paypal.com/v1/notifications/certs/../../oauth2/token',
    'https://api.paypal.com/v1/notifications/certs/%2e%2e/x',
    'https://api.paypal.com/v1/notifications/webhooks',
    `https://api.paypal.com${PATH}?x=1`,
    `https://api.paypal.com${PATH}#x`,
    `https://api.paypal.com${PATH}/more`,
    ` https://api.paypal.com${PATH}`,
    'CERT-360caa42-fca2a594-a5cafa77',
  ];
  for (const address of ADDRESSES) {
    test(`a certificate at ${address}`, async () => {
      const request = withHeader('paypal-cert-url', address);
      assert.match(await reasonOf(request, { fetchDocument: neverFetch }), /paypal-cert-url/);
    });
  }

  for (const algorithm of ['SHA1withRSA', 'SHA512withRSA', 'sha256withrsa', 'none', 'HS256']) {
    test(`${algorithm} as the algorithm`, async () => {
      const request = withHeader('paypal-auth-algo', algorithm);
      assert.match(await reasonOf(request, { fetchDocument: neverFetch }), /paypal-auth-algo/);
    });
  }

  for (const time of ['1795348800', '2026-11-22', '2026-11-22T12:00:00', '2026-13-01T00:00:00Z']) {
    test(`${time} as the time`, async () => {
      const request = withHeader('paypal-transmission-time', time);
      const found = await reasonOf(request, { fetchDocument: neverFetch });
      assert.match(found, /paypal-transmission-time header is/);
    });
  }

  test('a time older than the three days of retries, saying how old', async () => {
    const request = await signed(BODY, ID, NOW - 259_501_000);
    const found = await reasonOf(request, { fetchDocument: neverFetch });
    assert.match(found, /^signed 259501 s ago: replayed/);
  });

  test('a time more than 300 s ahead, saying how far', async () => {
    const request = await signed(BODY, ID, NOW + 301_000);
    const found = await reasonOf(request, { fetchDocument: neverFetch });
    assert.match(found, /^signed 301 s in the future/);
  });

  for (const signature of ['A', 'AA', 'AAAA=', 'AB==']) {
    test(`${signature} as the signature`, async () => {
      const request = withHeader('paypal-transmission-sig', signature);
      const found = await reasonOf(request, { fetchDocument: neverFetch });
      assert.match(found, /no whole base64/);
    });
  }
});
