import { readdirSync, readFileSync } from 'node:fs';
import type { Environment } from '../../shared/config/config.ts';
import type { FetchText } from '../../shared/outgoing/fetch-text.ts';
import type { Provider, SignedRequest } from '../../shared/providers/provider.ts';
import type { Effects } from '../../shared/services.ts';

/** Which made-up secrets of a sender an annotator knows. */
export type SecretName = 'current' | 'former' | 'foreign';

/**
 * A sender as the tests, the demo and `npm run send` play it: everything about it that its own
 * definition does not say.
 */
export interface Sender<Secrets = unknown> {
  readonly provider: Provider<Secrets>;
  /** The variables that switch it on with these made-up secrets, the first of which signs. */
  environment(...secrets: readonly SecretName[]): Environment;
  /**
   * The request as it would be sent, around a payload as the fixtures hold it, signed with the
   * first of these secrets (as `provider.secrets` gives them).
   * @param at when it is signed, in milliseconds since 1970
   */
  sign(payload: string, secrets: Secrets, at: number): SignedRequest | Promise<SignedRequest>;
  /** How far a signed time may be off, in seconds; absent when the scheme signs none. */
  readonly tolerance?: { readonly past: number; readonly ahead: number };
  /** False where a secret header is all there is: then nothing tells a changed body. */
  readonly signsBody?: false;
  /** The request with one bit of what is signed, or of the signature itself, turned over. */
  tamper(request: SignedRequest, random: () => number): SignedRequest;
  /** Stands in for the network, where authentication needs it. */
  readonly fetchText?: FetchText;
  /** The roots of its certificates, where authentication needs them; always the same list. */
  readonly trustedRoots?: readonly string[];
  /** The payload carrying this assessment where the site would put it; undefined if it has no such place. */
  carry(payload: string, assessment: string): string | undefined;
  /** What the site would link the assessment to, where the payload cannot carry it: an item of `POST /assess/link`. */
  linkFor?(payload: string): SiteLink;
  /** Event types that one row of the table reads, so that each may say what the others say. */
  readonly sameRow?: readonly (readonly string[])[];
  readonly samples: Samples;
}

/** What a site links an assessment to. */
export interface SiteLink {
  readonly keys?: readonly string[];
  readonly accountId?: string;
  readonly userIp?: string;
  readonly action?: string;
  /** Of an assessment linked to an account: just before its events. */
  readonly createTime?: string;
}

/** Two names of fixtures, without their extension, and two payloads. */
export interface Samples {
  /** What says something: a payment, a password … */
  readonly first: string;
  /** … and what comes of it, about the same assessment: its fraud dispute, its second factor. */
  readonly second: string;
  /** A payload of a kind that is in no table. */
  readonly unknown: string;
  /** A payload of a known kind that our schema cannot read. */
  readonly unreadable: string;
}

const FIXTURES = new URL('../fixtures/', import.meta.url);

/** Files of a provider's fixtures, without their extension, in alphabetical order. */
export function fixtureNames(provider: string): string[] {
  return readdirSync(new URL(`${provider}/`, FIXTURES))
    .map((file) => file.replace(/\.(json|xml)$/, ''))
    .sort();
}

/** A fixture, raw as received. */
export function fixtureText(provider: string, name: string): string {
  const folder = new URL(`${provider}/`, FIXTURES);
  const extension = readdirSync(folder).includes(`${name}.xml`) ? 'xml' : 'json';
  return readFileSync(new URL(`${name}.${extension}`, folder), 'utf8');
}

/** The bytes with one bit turned over. */
export function flipBit(bytes: Buffer, random: () => number): Buffer {
  const flipped = Buffer.from(bytes);
  const at = Math.floor(random() * flipped.length);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return flipped;
}

/** For schemes that sign the whole body: one bit of the body, or of this header's value. */
export function tamperBodyOr(header: string) {
  return (request: SignedRequest, random: () => number): SignedRequest => {
    if (random() < 0.8) return { ...request, body: flipBit(request.body, random) };
    const value = flipVisible(request.headers[header] ?? '', random);
    return { ...request, headers: { ...request.headers, [header]: value } };
  };
}

/** The text with one bit turned over, still fit to be sent as a header. */
export function flipVisible(text: string, random: () => number): string {
  for (;;) {
    const flipped = flipBit(Buffer.from(text, 'latin1'), random).toString('latin1');
    if (/^[!-~]+$/.test(flipped)) return flipped;
  }
}

/** What stands in for the outside world where this sender is authenticated. */
export function effectsOf({ fetchText, trustedRoots }: Sender): Partial<Effects> {
  return { ...(fetchText ? { fetchText } : {}), ...(trustedRoots ? { trustedRoots } : {}) };
}
