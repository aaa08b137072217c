import type { ReasonCodes } from '../dispute-class.ts';

/**
 * American Express chargeback codes. FR4 and FR6 are recourse programmes that say nothing about the
 * single payment, so they are left to the processor's category.
 */
export const AMERICAN_EXPRESS: ReasonCodes = {
  FRAUD: {
    F10: 'missing imprint',
    F14: 'missing signature',
    F24: 'no authorisation by the cardmember',
    F29: 'card not present',
    F30: 'counterfeit card, chip liability shift',
    F31: 'lost or stolen card, chip liability shift',
    FR2: 'fraud full recourse programme',
  },
  SERVICE: {
    C02: 'refund not received',
    C04: 'goods returned or refused',
    C05: 'goods or services cancelled',
    C08: 'not received, or received in part',
    C14: 'paid by other means',
    C18: 'no-show or reservation cancelled',
    C28: 'recurring payment was cancelled',
    C31: 'not as described',
    C32: 'damaged or defective',
  },
  OTHER: {
    A01: 'amount above the authorisation',
    A02: 'no valid authorisation',
    A08: 'authorisation expired',
    M01: 'chargeback authorised by the merchant',
    M10: 'vehicle rental, capital damages',
    M49: 'vehicle rental, theft or loss of use',
    P01: 'unassigned card number',
    P03: 'credit processed as a charge',
    P04: 'charge processed as a credit',
    P05: 'wrong amount',
    P07: 'late submission',
    P08: 'duplicate',
    P22: 'card number does not match',
    P23: 'wrong currency',
    R03: 'insufficient reply',
    R13: 'no reply',
  },
};
