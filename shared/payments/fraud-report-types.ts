/** One type of an issuer's fraud report. */
export interface FraudReportType {
  readonly report: 'TC40' | 'SAFE';
  readonly code: string;
  readonly meaning: string;
  /** Whether it says that somebody else than the holder paid, or that the payer is an abuser. */
  readonly isVerdict: boolean;
}

/**
 * Types of Visa's TC40. Not a verdict: what the network processed wrongly, what the merchant did,
 * and what the genuine holder was talked into.
 * Source: the network's types as processors publish them, e.g. https://developers.tabapay.com
 */
const TC40: Readonly<Record<string, string>> = {
  '0': 'lost',
  '1': 'stolen',
  '2': 'not received as issued',
  '3': 'fraudulent application',
  '4': 'counterfeit',
  '5': 'miscellaneous',
  '6': 'fraudulent use of the account number',
  '9': 'acquirer reported counterfeit',
  A: 'incorrect processing',
  B: 'account or credential takeover',
  C: 'merchant misrepresentation',
  D: 'manipulation of the account holder',
};

/**
 * Types of Mastercard's SAFE (now FLD). 57 is fraud by the holder: the payer is the abuser.
 * Source: https://developer.mastercard.com/fld-suspected-fraud/documentation
 */
const SAFE: Readonly<Record<string, string>> = {
  '00': 'lost',
  '01': 'stolen',
  '02': 'never received',
  '03': 'fraudulent application',
  '04': 'counterfeit',
  '05': 'account takeover',
  '06': 'card not present',
  '07': 'multiple imprint',
  '51': 'collusive merchant',
  '55': 'modified payment order',
  '56': 'manipulation of the cardholder',
  '57': 'first-party fraud',
};

const NO_VERDICT = { TC40: ['A', 'C', 'D'], SAFE: ['51', '55', '56'] } as const;

/** How senders name the two reports. */
const REPORTS: Readonly<Record<string, 'TC40' | 'SAFE'>> = {
  visa: 'TC40',
  tc40: 'TC40',
  tc: 'TC40',
  mastercard: 'SAFE',
  mc: 'SAFE',
  safe: 'SAFE',
  fld: 'SAFE',
};

const TYPES = { TC40, SAFE };

/** The report of this network; undefined for one that has none we know. */
export function findFraudReport(scheme: string | undefined): 'TC40' | 'SAFE' | undefined {
  const named = scheme?.toLowerCase().replace(/[^a-z0-9]/g, '') ?? '';
  return Object.hasOwn(REPORTS, named) ? REPORTS[named] : undefined;
}

/**
 * Looks a type up in its network's report. Where the sender does not say which network it was, a
 * type that only one of them has names it.
 */
export function findFraudReportType(
  scheme: string | undefined,
  type: string | undefined,
): FraudReportType | undefined {
  const code = type?.trim().toUpperCase() ?? '';
  if (scheme) {
    const report = findFraudReport(scheme);
    return report && find(report, code);
  }
  const hits = [find('TC40', code), find('SAFE', code)].filter((hit) => hit !== undefined);
  return hits.length === 1 ? hits[0] : undefined;
}

function find(report: 'TC40' | 'SAFE', code: string): FraudReportType | undefined {
  const types = TYPES[report];
  if (!Object.hasOwn(types, code)) return undefined;
  const isVerdict = !(NO_VERDICT[report] as readonly string[]).includes(code);
  return { report, code, meaning: types[code] ?? '', isVerdict };
}
