import type { ReasonCodes } from '../dispute-class.ts';

/**
 * Mastercard's chargeback codes (48xx), retired ones included, and retrieval requests (63xx).
 * 4849 is the merchant's conduct, not a stolen card.
 */
export const MASTERCARD: ReasonCodes = {
  FRAUD: {
    '4837': 'no authorisation by the cardholder',
    '4840': 'fraudulent processing of transactions',
    '4847': 'fraud without the required authorisation',
    '4862': 'counterfeit magnetic stripe',
    '4863': 'cardholder does not recognise it, potential fraud',
    '4870': 'counterfeit card, chip liability shift',
    '4871': 'lost or stolen card, chip and PIN liability shift',
    '6341': 'request for a fraud investigation',
  },
  SERVICE: {
    '4841': 'recurring payment was cancelled',
    '4850': 'instalments',
    '4853': 'cardholder dispute about goods or services',
    '4854': 'cardholder dispute, not classified elsewhere',
    '4855': 'not provided',
    '4859': 'addendum, no-show or cash dispute',
    '4860': 'refund not received',
  },
  OTHER: {
    '4807': 'warning bulletin',
    '4808': 'authorisation',
    '4812': 'account number not on file',
    '4831': 'amount differs',
    '4834': 'point of interaction error',
    '4842': 'late presentment',
    '4846': 'currency',
    '4849': 'questionable conduct of the merchant',
    '4999': 'domestic chargeback',
    '6305': 'request because the amount is disputed',
    '6321': 'request because the transaction is not recognised',
    '6322': 'request for the chip certificate',
    '6323': "request for the cardholder's records",
    '6342': 'request for a possible chargeback',
    '6343': 'request for a real-time substantiation audit',
  },
};
