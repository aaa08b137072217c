/** Stands where a provider's id would: what the site itself reports. */
export const OUTCOME = 'outcome';

/** The same, of what its edge reports. */
export const WAF_TOKEN = 'waf-token';

/** What the site says through either of them is one fact. */
export const factOwner = (provider: string): string =>
  provider === WAF_TOKEN ? OUTCOME : provider;

export const OWN_SOURCES = [OUTCOME, WAF_TOKEN] as const;
