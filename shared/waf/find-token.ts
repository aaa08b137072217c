/** Headers of a request in which a token may travel; names in lower case. */
export interface TokenHeaders {
  readonly 'x-recaptcha-token'?: string | null | undefined;
  readonly cookie?: string | null | undefined;
}

export interface FoundToken {
  readonly header: keyof TokenHeaders;
  /** As it stood there. */
  readonly text: string;
}

/**
 * Which firewall set it, and what for. Known are `ca` (Cloud Armor), `cf` (Cloudflare), `fastly`,
 * `akam` (Akamai) and `gxlb` (load balancer callout); the edge library takes any.
 */
const COOKIE_NAME = /^recaptcha-[a-z0-9-]{1,100}-([et])$/;

/** Strongest first: who passed a challenge page has shown more than who has a session. */
const PURPOSES = ['e', 't'] as const;

/**
 * The token that decides: the action's, else that of a passed challenge page, else the session's;
 * the first of each that is not empty.
 * Source: https://github.com/GoogleCloudPlatform/recaptcha-edge
 */
export function findToken(headers: TokenHeaders): FoundToken | undefined {
  const action = headers['x-recaptcha-token']?.trim();
  if (action) return { header: 'x-recaptcha-token', text: action };
  const found = tokenCookies(headers.cookie ?? '');
  const text = PURPOSES.map((purpose) => found.get(purpose)).find((value) => value !== undefined);
  return text === undefined ? undefined : { header: 'cookie', text };
}

/** The first token of each purpose. A token holds `=` itself: only the first one ends the name. */
function tokenCookies(cookies: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of cookies.split(';')) {
    const equals = pair.indexOf('=');
    const purpose = COOKIE_NAME.exec(pair.slice(0, Math.max(equals, 0)).trim())?.[1];
    const value = pair.slice(equals + 1).trim();
    if (purpose !== undefined && value !== '' && !found.has(purpose)) found.set(purpose, value);
  }
  return found;
}
