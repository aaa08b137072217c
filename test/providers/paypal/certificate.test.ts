import assert from 'node:assert/strict';
import { generateKeyPairSync, KeyObject, X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { verifyCertificate } from '../../../shared/providers/paypal/certificate.ts';
import { INTERMEDIATES } from '../../../shared/providers/paypal/intermediates.ts';
import { NOW } from '../read-payload.ts';
import {
  type CertificatePlan,
  certify,
  payPalChain,
  rsaKeys,
  SIGNER_NAME,
} from './certificates.ts';
import { PUBLISHED_AT, PUBLISHED_ISSUER, PUBLISHED_LEAF, PUBLISHED_ROOT } from './published.ts';

const { root, intermediate, leaf, file, trustedRoots } = payPalChain();
const others = rsaKeys();

function check(pem: string, roots = trustedRoots, now = NOW) {
  return verifyCertificate(pem, { now, trustedRoots: roots });
}

function leafWith(plan: Partial<CertificatePlan>): string {
  const issued = certify({ name: SIGNER_NAME, keys: leaf.keys, issuer: intermediate, ...plan });
  return `${issued.pem}${plan.issuer?.pem ?? intermediate.pem}`;
}

function issuerWith(plan: Partial<CertificatePlan>): string {
  const issuer = certify({
    name: 'Test CA',
    keys: intermediate.keys,
    isCa: true,
    issuer: root,
    ...plan,
  });
  return `${certify({ name: SIGNER_NAME, keys: leaf.keys, issuer }).pem}${issuer.pem}`;
}

/** The same certificate, its kind of key (RSA) replaced by one that does not exist. */
function withUnknownKey(pem: string): string {
  const { raw } = new X509Certificate(pem);
  const hex = raw.toString('hex').replace('06092a864886f70d010101', '06092a864886f70d01017f');
  const encoded = Buffer.from(hex, 'hex').toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${encoded}\n-----END CERTIFICATE-----\n`;
}

describe("PayPal's certificate: what passes", () => {
  const SANDBOX = 'messageverificationcerts.sandbox.paypal.com';
  const second = certify({ name: 'Lower CA', keys: others, isCa: true, issuer: intermediate });
  const deep = `${certify({ name: SIGNER_NAME, keys: leaf.keys, issuer: second }).pem}${second.pem}`;
  const underRoot = certify({ name: SIGNER_NAME, keys: leaf.keys, issuer: root }).pem;
  const passing: readonly (readonly [string, string, (readonly string[])?])[] = [
    ['signer and intermediate in one file', file],
    ['line ends as PayPal writes them', file.replaceAll('\n', '\r\n').trimEnd()],
    ['the root in the file, too', `${file}${root.pem}`],
    ['text around the certificates', `Subject: PayPal\n${file}\nbye`],
    ['two intermediates, in any order', `${deep}${intermediate.pem}`],
    ['only the signer, its issuer being a root', underRoot],
    ['only the signer, its issuer being trusted', leaf.pem, [intermediate.pem]],
    ['the name of the sandbox', leafWith({ name: SANDBOX })],
    ['the name as an alternative one', leafWith({ name: 'PayPal', alternativeName: SANDBOX })],
    ['roots of which one cannot be read', file, ['no certificate', root.pem]],
  ];
  for (const [name, pem, roots] of passing) {
    test(name, () => {
      const key = check(pem, roots);
      assert.ok(key instanceof KeyObject, String(key));
      assert.ok(key.equals(leaf.keys.publicKey));
    });
  }

  test('a certificate of PayPal itself, with its issuer in the file', () => {
    const key = check(`${PUBLISHED_LEAF}\n${PUBLISHED_ISSUER}`, [PUBLISHED_ROOT], PUBLISHED_AT);
    assert.ok(key instanceof KeyObject, String(key));
  });

  test('the same without its issuer, which then has to be trusted itself', () => {
    const key = check(PUBLISHED_LEAF, [PUBLISHED_ISSUER], PUBLISHED_AT);
    assert.ok(key instanceof KeyObject, String(key));
  });
});

describe("PayPal's certificate: what is refused, and why", () => {
  const NO_ROOT = /leads to no trusted root/;
  const DATES = /is expired or not yet valid/;
  const NAME = /not in PayPal's name/;
  const foreign = certify({ name: 'Test CA', keys: others, isCa: true });
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const refused: readonly (readonly [string, string, RegExp, (readonly string[])?])[] = [
    ['nothing', '', /holds no certificate/],
    ['a page', '<html>not found</html>', /holds no certificate/],
    ['half a certificate', file.slice(0, 400), /holds no certificate/],
    ['a certificate of noise', PUBLISHED_LEAF.replace(/MII[\w+/]{40}/, 'AAAA'), /holds no certif/],
    ['an expired signer', leafWith({ to: '2026-11-22' }), DATES],
    ['a signer that is not yet valid', leafWith({ from: '2026-11-23' }), DATES],
    ['another name', leafWith({ name: 'www.example.com' }), NAME],
    ['a name that only ends alike', leafWith({ name: 'notpaypal.com' }), NAME],
    ['a name that only begins alike', leafWith({ name: 'certs.paypal.com.example.com' }), NAME],
    ['a name for all of PayPal', leafWith({ name: '*.paypal.com' }), NAME],
    ['a name with a line break', leafWith({ name: 'x.example\nCN=certs.paypal.com' }), NAME],
    ['an intermediate that is expired', issuerWith({ to: '2026-11-22' }), NO_ROOT],
    ['an intermediate that is no CA', issuerWith({ isCa: false }), NO_ROOT],
    [
      'an intermediate that is no CA and does not say what its key is for',
      issuerWith({ isCa: false, saysUsage: false }),
      NO_ROOT,
    ],
    ['a root nobody trusts', leafWith({ issuer: foreign }), NO_ROOT],
    [
      'a CA with a trusted name and another key',
      issuerWith({ keys: others }),
      NO_ROOT,
      [intermediate.pem],
    ],
    [
      'a signer that another CA of the same name signed',
      `${leafWith({ issuer: foreign }).split(foreign.pem)[0]}${intermediate.pem}`,
      NO_ROOT,
    ],
    [
      'a root in the file that only calls itself the trusted one',
      issuerWith({ issuer: certify({ name: 'Test Root', keys: others, isCa: true }) }),
      NO_ROOT,
    ],
    ['itself', certify({ name: SIGNER_NAME, keys: leaf.keys }).pem, NO_ROOT],
    ['only the signer, its issuer being unknown', leaf.pem, NO_ROOT],
    ['a signer with a short key', leafWith({ keys: rsaKeys(1024) }), /too short/],
    ['a signer with another kind of key', leafWith({ keys: elliptic }), /not RSA/],
    ['a signer with a key nobody knows', withUnknownKey(leaf.pem), /holds no certificate/],
    ['another certificate first', `${intermediate.pem}${leaf.pem}`, NAME],
  ];
  for (const [name, pem, reason, roots] of refused) {
    test(name, () => {
      const result = check(pem, roots);
      assert.equal(typeof result, 'string');
      assert.match(String(result), reason);
    });
  }

  test('no roots at all', () => {
    assert.match(String(check(file, [])), NO_ROOT);
  });

  test('an unknown issuer is named, with the way out', () => {
    const reason = String(check(PUBLISHED_LEAF, [PUBLISHED_ROOT], PUBLISHED_AT));
    assert.match(reason, /"DigiCert SHA2 Extended Validation Server CA"/);
    assert.match(reason, /NODE_EXTRA_CA_CERTS/);
  });

  test('a signer under a root that is itself out of date', () => {
    const old = certify({ name: 'Old', keys: others, isCa: true, to: '2026-11-22' });
    const pem = leafWith({ issuer: old });
    assert.match(String(check(pem, [old.pem])), NO_ROOT);
    assert.ok(check(pem, [old.pem], Date.parse('2026-11-21')) instanceof KeyObject);
  });

  test('a chain of more than five', () => {
    let issuer = root;
    let pems = '';
    for (let level = 1; level <= 5; level += 1) {
      issuer = certify({ name: `CA ${level}`, keys: others, isCa: true, issuer });
      pems += issuer.pem;
    }
    const pem = `${certify({ name: SIGNER_NAME, keys: leaf.keys, issuer }).pem}${pems}`;
    assert.match(String(check(pem)), NO_ROOT);
  });
});

describe("PayPal's certificate, once verified", () => {
  test('is refused the moment it expires, and before it was valid', () => {
    const pem = leafWith({ from: '2026-11-20', to: '2026-11-24' });
    assert.ok(check(pem) instanceof KeyObject);
    assert.equal(typeof check(pem, trustedRoots, Date.parse('2026-11-25')), 'string');
    assert.equal(typeof check(pem, trustedRoots, Date.parse('2026-11-19')), 'string');
    assert.ok(check(pem) instanceof KeyObject);
  });

  test('is refused the moment its issuer expires', () => {
    const pem = issuerWith({ to: '2026-11-24' });
    assert.ok(check(pem) instanceof KeyObject);
    assert.equal(typeof check(pem, trustedRoots, Date.parse('2026-11-25')), 'string');
  });

  test('is not trusted under other roots', () => {
    assert.ok(check(file) instanceof KeyObject);
    assert.equal(typeof check(file, [PUBLISHED_ROOT]), 'string');
  });

  test('costs next to nothing the second time', () => {
    check(file);
    const start = process.cpuUsage();
    for (let time = 0; time < 1_000; time += 1) check(file);
    const { user, system } = process.cpuUsage(start);
    assert.ok((user + system) / 1_000 < 50, `${(user + system) / 1_000} µs`);
  });
});

describe('the intermediates that are shipped', () => {
  for (const pem of INTERMEDIATES) {
    const { subject } = new X509Certificate(pem);
    test(`${subject.replaceAll('\n', ', ')} is a CA that a root of Node signed`, () => {
      const certificate = new X509Certificate(pem);
      const roots = rootCertificates.map((own) => new X509Certificate(own));
      assert.ok(certificate.ca);
      assert.ok(
        roots.some((own) => certificate.checkIssued(own) && certificate.verify(own.publicKey)),
      );
      assert.ok(certificate.validToDate.getTime() > NOW);
    });
  }
});
