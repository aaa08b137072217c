import type { ReasonCodes } from '../dispute-class.ts';

/**
 * Discover's and Diners Club's codes. 6041 is left to the processor's category because no public
 * source gives its title; 6005 asks for documents because of a dispute and says nothing of fraud.
 */
export const DISCOVER: ReasonCodes = {
  FRAUD: {
    UA01: 'fraud, card present',
    UA02: 'fraud, card not present',
    UA05: 'fraud, counterfeit chip card',
    UA06: 'fraud, chip and PIN',
    UA11: 'cardholder claims fraud',
  },
  SERVICE: {
    '05': 'good faith investigation',
    AP: 'recurring payment was cancelled',
    AW: 'altered amount',
    CD: 'credit posted as a sale',
    CR: 'cancelled reservation',
    DP: 'duplicate',
    NF: 'cash not received',
    PM: 'paid by other means',
    RG: 'not received',
    RM: 'disputed quality',
    RN2: 'refund not received',
  },
  OTHER: {
    '6005': 'request for documents because of a dispute',
    '6021': 'request for documents',
    AA: 'cardholder does not recognise the transaction',
    AT: 'no authorisation',
    DA: 'authorisation was declined',
    DC: 'dispute about compliance',
    EX: 'expired card',
    IC: 'illegible sales data',
    IN: 'invalid card number',
    LP: 'late presentment',
    NA: 'no authorisation',
    NC: 'not classified',
  },
};
