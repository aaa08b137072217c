import { createHash, createHmac } from 'node:crypto';
import { findSecret, sameText } from '../../signatures/hmac.ts';
import { refused, signedBy } from '../authenticity.ts';
import type { Authenticity, SignedRequest } from '../provider.ts';
import { parseForm, signedFields } from './form.ts';
import { readQuery, signedUrls } from './signed-url.ts';

export interface TwilioSecrets {
  readonly tokens: readonly string[];
  /** Exactly as Twilio has it: it is part of what is signed. */
  readonly url: string;
}

const HEADER = 'x-twilio-signature';
/** Base64 of the 20 bytes of a SHA-1. */
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/;
const LONGEST_HEADER = 200;

/**
 * Checks `X-Twilio-Signature` against every auth token. It covers the URL with its query, and there
 * the hash of a JSON body; of a form it covers the fields.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function authenticate(
  { headers, body, search = '' }: SignedRequest,
  { tokens, url }: TwilioSecrets,
): Authenticity {
  const signature = headers[HEADER] ?? '';
  const flaw = flawOf(signature);
  if (flaw !== undefined) return refused(flaw);
  const query = readQuery(url, search);
  if ('flaw' in query) return refused(query.flaw);
  const fields = query.bodyHash === undefined ? fieldsIn(body) : '';
  if (fields === undefined) return refused(NO_HASH);

  const candidates = tokens.flatMap((token) =>
    signedUrls(url, search).map((signedUrl) => ({ token, signed: signedUrl + fields })),
  );
  const match = findSecret(candidates, [signature], ({ token, signed }) =>
    createHmac('sha1', token).update(signed).digest('base64'),
  );
  if (match === undefined) return refused(NO_MATCH);
  const hash = query.bodyHash ?? '';
  return query.bodyHash === undefined || sameText(hash, sha256(body))
    ? signedBy(match.token)
    : refused(OTHER_BODY);
}

const NO_HASH =
  'neither bodySHA256 in the query nor a form: a proxy cut the query off, or it is not from Twilio';
const NO_MATCH =
  'the signature does not fit: TWILIO_WEBHOOK_URL is not exactly the URL that Twilio has (a trailing ' +
  'slash, http for https, another host or path), the token is of another account or not its primary ' +
  'one, or a form was changed on its way';
const OTHER_BODY =
  'bodySHA256 is signed but does not fit the body: something changed the body on its way';

function fieldsIn(body: Buffer): string | undefined {
  const form = parseForm(body);
  return form && signedFields(form);
}

function sha256(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

/** What is wrong with the header, before any token is tried. */
function flawOf(signature: string): string | undefined {
  if (signature === '') return `no ${HEADER} header: not from Twilio, or a proxy removed it`;
  if (signature.length > LONGEST_HEADER) return `the ${HEADER} header is too long`;
  if (signature.includes(',')) return `the ${HEADER} header was sent more than once`;
  if (!SIGNATURE.test(signature)) return `the ${HEADER} header is no SHA-1 in base64`;
  return undefined;
}
