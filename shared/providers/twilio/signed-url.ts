const PARTS = /^(https?:\/\/)([^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)(:\d+)?([^?#]*)/i;

/**
 * Every spelling of the webhook's URL under which Twilio may have signed this query: with and
 * without the port, as Twilio's own libraries try them, and with and without credentials.
 * @param url as configured, never taken from a request
 * @param search the query as it was received, without the `?`
 */
export function signedUrls(url: string, search: string): readonly string[] {
  const [, scheme = '', credentials = '', host = '', given = '', path = ''] = PARTS.exec(url) ?? [];
  const port = given || (scheme.toLowerCase() === 'https://' ? ':443' : ':80');
  const tail = search === '' ? path : `${path}?${search}`;
  const spellings = [credentials, ''].flatMap((user) =>
    ['', port].map((suffix) => scheme + user + host + suffix + tail),
  );
  return [...new Set(spellings)];
}

export type SignedQuery =
  /** `bodyHash` is absent where Twilio sent a form, whose fields are signed instead. */
  { readonly bodyHash?: string } | { readonly flaw: string };

const HASH = 'bodySHA256=';
const SHA_256 = /^[0-9a-f]{64}$/;

/** The hash of the body that Twilio adds to the webhook's own query, which must be as configured. */
export function readQuery(url: string, search: string): SignedQuery {
  const parameters = search === '' ? [] : search.split('&');
  const [hash, ...others] = parameters.filter((parameter) => parameter.startsWith(HASH));
  if (others.length > 0) return { flaw: 'bodySHA256 stands in the query more than once' };
  const rest = parameters.filter((parameter) => parameter !== hash).join('&');
  if (rest !== url.split('?').slice(1).join('?')) {
    return { flaw: 'the query is not that of TWILIO_WEBHOOK_URL, which must be as Twilio has it' };
  }
  if (hash === undefined) return {};
  const bodyHash = hash.slice(HASH.length);
  return SHA_256.test(bodyHash) ? { bodyHash } : { flaw: 'bodySHA256 is no SHA-256' };
}
