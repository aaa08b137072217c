/** Stands where a provider's id would: what the site itself reports. */
export const OUTCOME = 'outcome';

/** The same, of what its edge reports. */
export const WAF_TOKEN = 'waf-token';

export const OWN_SOURCES = [OUTCOME, WAF_TOKEN] as const;
