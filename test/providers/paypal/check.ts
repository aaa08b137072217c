import assert from 'node:assert/strict';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { authenticate } from '../../../shared/providers/paypal/signature.ts';
import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { NOW } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { payPalChain } from './certificates.ts';
import { CERTIFICATE_URL, paypalSender } from './sender.ts';

/** The webhook that the annotator knows, unless a test says otherwise … */
export const ID = '1HE90801975891415';
/** … and one it does not know. */
export const OTHER_ID = '9XL90610J3647323C';
export const BODY = fixtureText('paypal', 'payment.capture.completed');

export async function signed(body = BODY, id = ID, at = NOW): Promise<SignedRequest> {
  return paypalSender.sign(body, [id], at);
}

export const GENUINE = await signed();

interface Circumstances {
  readonly now?: number;
  readonly ids?: readonly string[];
  readonly fetchDocument?: (url: URL) => Promise<string>;
  readonly trustedRoots?: readonly string[];
}

async function serve(url: URL): Promise<string> {
  assert.equal(url.href, CERTIFICATE_URL);
  return payPalChain().file;
}

export function check(request: SignedRequest, circumstances: Circumstances = {}) {
  const {
    now = NOW,
    ids = [ID],
    fetchDocument = serve,
    trustedRoots = payPalChain().trustedRoots,
  } = circumstances;
  return authenticate(request, ids, { now, fetchDocument, trustedRoots });
}

export function withHeader(name: string, value: string | undefined): SignedRequest {
  return { ...GENUINE, headers: { ...GENUINE.headers, [name]: value } };
}

/** Why it was refused. */
export async function reasonOf(
  request: SignedRequest,
  circumstances?: Circumstances,
): Promise<string> {
  const result = await check(request, circumstances);
  assert.equal(result.authentic, false);
  return result.authentic ? '' : result.reason;
}

export function neverFetch(): Promise<string> {
  throw new AnnotatorError('internal', 'nothing may be fetched');
}
