import { type KeyObject, X509Certificate } from 'node:crypto';
import type { AuthenticationContext } from '../provider.ts';
import { INTERMEDIATES } from './intermediates.ts';

type Surroundings = Pick<AuthenticationContext, 'now' | 'trustedRoots'>;

/** A key and how long its whole chain holds; milliseconds since 1970. */
interface Verified {
  readonly key: KeyObject;
  readonly from: number;
  readonly to: number;
}

/** Both are kept as long as the list of roots itself. */
interface Trust {
  readonly anchors: ReadonlyMap<string, readonly X509Certificate[]>;
  readonly verified: Map<string, Verified>;
}

const MOST_VERIFIED = 8;
const MOST_IN_FILE = 8;
const LONGEST_CHAIN = 5;
const FEWEST_BITS = 2048;
const PEM = /-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----/g;
const PAYPAL_NAME = /^(?:[a-z0-9-]+\.)+paypal\.com$/i;

const trusts = new WeakMap<readonly string[], Trust>();

/**
 * The key that a certificate file of PayPal vouches for, or why it vouches for none. The first
 * certificate is the signer's; the rest of the file, or what we ship, leads from it to a root.
 * Chains are remembered, dates are checked every time.
 */
export function verifyCertificate(file: string, surroundings: Surroundings): KeyObject | string {
  const { now, trustedRoots } = surroundings;
  const trust = trustIn(trustedRoots);
  const known = trust.verified.get(file);
  if (known && known.from <= now && now <= known.to) return known.key;
  const chain = chainOf(file, trust, now);
  if (typeof chain === 'string') return chain;
  const [leaf] = chain;
  const verified = {
    key: leaf.publicKey,
    from: Math.max(...chain.map(({ validFromDate }) => validFromDate.getTime())),
    to: Math.min(...chain.map(({ validToDate }) => validToDate.getTime())),
  };
  trust.verified.delete(file);
  trust.verified.set(file, verified);
  for (const oldest of trust.verified.keys()) {
    if (trust.verified.size > MOST_VERIFIED) trust.verified.delete(oldest);
  }
  return verified.key;
}

/** From the signer's certificate to a trusted one, or what is wrong with it. */
function chainOf(
  file: string,
  { anchors }: Trust,
  now: number,
): readonly [X509Certificate, ...X509Certificate[]] | string {
  const [leaf, ...others] = parseAll((file.match(PEM) ?? []).slice(0, MOST_IN_FILE));
  if (!leaf) return "PayPal's certificate file holds no certificate";
  const flaw = flawOf(leaf, now);
  if (flaw !== undefined) return flaw;
  const links = [...others, ...parseAll(INTERMEDIATES)].filter(({ ca }) => ca);
  const chain: [X509Certificate, ...X509Certificate[]] = [leaf];
  let last = leaf;
  while (chain.length < LONGEST_CHAIN) {
    const anchor = issuerOf(last, anchors.get(last.issuer) ?? [], now);
    const next = anchor ?? issuerOf(last, links, now);
    if (!next) break;
    chain.push(next);
    if (anchor) return chain;
    last = next;
  }
  return (
    `PayPal's certificate leads to no trusted root: its issuer ${nameOf(last.issuer)} is neither ` +
    'in the file nor known here; add it with NODE_EXTRA_CA_CERTS'
  );
}

function flawOf(leaf: X509Certificate, now: number): string | undefined {
  const names = [
    ...leaf.subject.split('\n').map((part) => /^CN=(.*)$/.exec(part)?.[1] ?? ''),
    ...(leaf.subjectAltName ?? '').split(', ').map((part) => part.replace(/^DNS:/, '')),
  ];
  if (!names.some((name) => PAYPAL_NAME.test(name)))
    return "the certificate is not in PayPal's name";
  if (!holds(leaf, now)) {
    return "PayPal's certificate is expired or not yet valid, or the clock of this machine is wrong";
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = leaf.publicKey;
  return type === 'rsa' && (details?.modulusLength ?? 0) >= FEWEST_BITS
    ? undefined
    : "the key of PayPal's certificate is not RSA, or too short";
}

function issuerOf(
  issued: X509Certificate,
  candidates: readonly X509Certificate[],
  now: number,
): X509Certificate | undefined {
  return candidates.find(
    (issuer) => holds(issuer, now) && issued.checkIssued(issuer) && issued.verify(issuer.publicKey),
  );
}

function holds({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime();
}

function nameOf(distinguishedName: string): string {
  const name = /^CN=(.*)$/m.exec(distinguishedName)?.[1] ?? '';
  return `"${name.replace(/[^\w .-]/g, '').slice(0, 80)}"`;
}

function trustIn(roots: readonly string[]): Trust {
  const known = trusts.get(roots);
  if (known) return known;
  const anchors = Map.groupBy(parseAll(roots), ({ subject }) => subject);
  const trust = { anchors, verified: new Map() };
  trusts.set(roots, trust);
  return trust;
}

function parseAll(pems: readonly string[]): X509Certificate[] {
  return pems.flatMap((pem) => {
    try {
      const certificate = new X509Certificate(pem);
      // Throws where nobody knows such a key.
      return certificate.publicKey.type === 'public' ? [certificate] : [];
    } catch {
      return [];
    }
  });
}
