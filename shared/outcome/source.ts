/** Stands where a provider's id would: what the site itself reports. */
export const OUTCOME = 'outcome';
