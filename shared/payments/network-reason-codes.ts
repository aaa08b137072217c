import type { DisputeClass, ReasonCodes } from './dispute-class.ts';
import { AMERICAN_EXPRESS } from './network-reason-codes/american-express.ts';
import { DISCOVER } from './network-reason-codes/discover.ts';
import { MASTERCARD } from './network-reason-codes/mastercard.ts';
import { VISA } from './network-reason-codes/visa.ts';

export interface ReasonCode {
  readonly network: string;
  readonly code: string;
  readonly class: DisputeClass;
  readonly meaning: string;
}

/** Every network whose codes we know; Diners Club uses Discover's. */
export const NETWORKS: Readonly<Record<string, ReasonCodes>> = {
  Visa: VISA,
  Mastercard: MASTERCARD,
  'American Express': AMERICAN_EXPRESS,
  Discover: DISCOVER,
};

/** How names of networks begin, in lower case and letters only: `Visa Debit`, `mc_applepay`, … */
const NAMES: readonly (readonly [start: RegExp, network: string])[] = [
  [/^visa/, 'Visa'],
  [/^(mastercard|maestro|mc)/, 'Mastercard'],
  [/^(amex|americanexpress)/, 'American Express'],
  [/^(discover|diners)/, 'Discover'],
];

/** Words that name no network. */
const NO_NAME: readonly string[] = [
  '',
  'unknown',
  'other',
  'card',
  'credit',
  'debit',
  'creditcard',
];

const byNetwork = new Map(
  Object.entries(NETWORKS).map(([network, codes]) => [network, indexOf(network, codes)] as const),
);

/**
 * Looks a code up in its network's table. Where the sender does not say which network it was, a
 * code that only one network has names it.
 * @param network as the sender names it; case, blanks and punctuation do not matter
 * @param code trimmed before it is compared
 */
export function findReasonCode(
  network: string | null | undefined,
  code: string,
): ReasonCode | undefined {
  const key = code.trim().toUpperCase();
  const named = network?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  if (!NO_NAME.includes(named)) {
    const [, known = ''] = NAMES.find(([start]) => start.test(named)) ?? [];
    return byNetwork.get(known)?.get(key);
  }
  const hits = [...byNetwork.values()].flatMap((codes) => codes.get(key) ?? []);
  return hits.length === 1 ? hits[0] : undefined;
}

function indexOf(network: string, codes: ReasonCodes): ReadonlyMap<string, ReasonCode> {
  const classes = Object.keys(codes) as DisputeClass[];
  return new Map(
    classes.flatMap((disputeClass) =>
      Object.entries(codes[disputeClass]).map(
        ([code, meaning]) => [code, { network, code, class: disputeClass, meaning }] as const,
      ),
    ),
  );
}
