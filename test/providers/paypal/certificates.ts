import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyPairKeyObjectResult,
  sign,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  bareField,
  bits,
  field,
  integer,
  none,
  octets,
  oid,
  sequence,
  set,
  time,
  utf8,
  yes,
} from './der.ts';

/** A certificate with the key it is about. */
export interface Certified {
  readonly name: string;
  readonly keys: KeyPairKeyObjectResult;
  readonly pem: string;
}

export interface CertificatePlan {
  /** The common name of its subject. */
  readonly name: string;
  readonly keys: KeyPairKeyObjectResult;
  /** Who signs it; itself where nobody is given. */
  readonly issuer?: Certified;
  readonly isCa?: boolean;
  /** Whether it says what its key is for; otherwise it is good for anything. */
  readonly saysUsage?: boolean;
  readonly alternativeName?: string;
  readonly from?: string;
  readonly to?: string;
}

export const SIGNER_NAME = 'messageverificationcerts.paypal.com';

const RSA_SHA256 = sequence(oid('1.2.840.113549.1.1.11'), none);

export function rsaKeys(modulusLength = 2048): KeyPairKeyObjectResult {
  return generateKeyPairSync('rsa', { modulusLength });
}

/** Writes and signs a certificate by RFC 5280. */
export function certify(plan: CertificatePlan): Certified {
  const { name, keys, issuer, from = '2025-01-01', to = '2035-01-01' } = plan;
  const body = sequence(
    field(0, integer(2)),
    integer(1),
    RSA_SHA256,
    commonName(issuer?.name ?? name),
    sequence(time(new Date(from)), time(new Date(to))),
    commonName(name),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    field(3, sequence(...extensionsOf(plan))),
  );
  const signature = sign('sha256', body, (issuer?.keys ?? keys).privateKey);
  const encoded = sequence(body, RSA_SHA256, bits(signature)).toString('base64');
  const lines = encoded.match(/.{1,64}/g) ?? [];
  const pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  return { name, keys, pem };
}

function commonName(name: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
}

function extensionsOf({
  isCa = false,
  saysUsage = true,
  alternativeName,
}: CertificatePlan): Buffer[] {
  const usage = isCa ? bits(Buffer.from([0b0000_0110]), 1) : bits(Buffer.from([0b1010_0000]), 5);
  return [
    extension('2.5.29.19', sequence(...(isCa ? [yes] : [])), yes),
    ...(saysUsage ? [extension('2.5.29.15', usage, yes)] : []),
    ...(alternativeName ? [extension('2.5.29.17', sequence(bareField(2, alternativeName)))] : []),
  ];
}

function extension(id: string, value: Buffer, ...critical: readonly Buffer[]): Buffer {
  return sequence(oid(id), ...critical, octets(value));
}

export interface Chain {
  readonly root: Certified;
  readonly intermediate: Certified;
  readonly leaf: Certified;
  /** What PayPal's host serves. */
  readonly file: string;
  /** Always the same list. */
  readonly trustedRoots: readonly string[];
}

const SAMPLE = new URL('sample-chain.json', import.meta.url);

let read: Chain | undefined;

/**
 * PayPal's certificates as the tests, the demo and `npm run send` play them: made up once for all, so
 * that one process can sign what another verifies. Nothing but a local annotator trusts them.
 */
export function payPalChain(): Chain {
  read ??= readChain();
  return read;
}

function readChain(): Chain {
  const sample: Record<'root' | 'intermediate' | 'leaf', Kept> = JSON.parse(
    readFileSync(SAMPLE, 'utf8'),
  );
  const [root, intermediate, leaf] = [sample.root, sample.intermediate, sample.leaf].map(
    ({ name, pem, privateKey }) => {
      const key = createPrivateKey(privateKey);
      return { name, pem, keys: { privateKey: key, publicKey: createPublicKey(key) } };
    },
  );
  if (!root || !intermediate || !leaf) throw new TypeError('the sample chain is not whole');
  const file = `${leaf.pem}${intermediate.pem}`;
  return { root, intermediate, leaf, file, trustedRoots: [root.pem] };
}

interface Kept {
  readonly name: string;
  readonly pem: string;
  readonly privateKey: string;
}
