import { classifyDispute } from '../../payments/classify-dispute.ts';
import type { ClassifiedDispute } from '../../payments/dispute-class.ts';
import { asked, contested, won } from '../../payments/dispute-saying.ts';
import { chargeback, type Dispute } from '../../payments/dispute-statement.ts';
import { fraudReportedAs } from '../../payments/fraud-report.ts';
import { paymentStatement } from '../../payments/payment-statement.ts';
import { type EventTable, ignored, nothing, type Row, type Saying, says } from '../event-table.ts';
import { type Item, whenDone } from './item.ts';

/** The network tells first and the money moves later, under one PSP reference: one fact. */
const chargedBack = whenDone((given, { opinions }) => says(chargeback(toDispute(given), opinions)));
const wonForGood = whenDone((given, { opinions }) => won(toDispute(given), opinions));
const lost: Row = ignored('lost: what the dispute said stands');
const stillOpen: Row = ignored('the dispute goes on, and what it said stands');

/**
 * What issuers report and dispute; the PSP reference is the dispute's in all of its events.
 * Source: https://docs.adyen.com/risk-management/disputes-api/dispute-notifications
 */
export const DISPUTES: EventTable = {
  NOTIFICATION_OF_FRAUD: whenDone((given) => {
    const { pspReference: entity, amount, data } = given;
    const network = networkOf(given, data('nofSchemeCode'));
    return says(fraudReportedAs(network, data('nofReasonCode'), { entity, amount }));
  }),
  REQUEST_FOR_INFORMATION: whenDone((given) => {
    const { data } = given;
    return asked(disputeOf(given, data('rfiReasonCode'), data('rfiSchemeCode')));
  }),

  NOTIFICATION_OF_CHARGEBACK: chargedBack,
  CHARGEBACK: chargedBack,
  SECOND_CHARGEBACK: whenDone((given, { opinions }) =>
    says(chargeback(toDispute(given), opinions, 'second-chargeback')),
  ),
  INFORMATION_SUPPLIED: whenDone((given) => contested(toDispute(given))),
  CHARGEBACK_REVERSED: whenDone((given) => reversedForNow(toDispute(given))),

  PREARBITRATION_WON: wonForGood,
  PREARBITRATION_ISSUER_WITHDRAWN: wonForGood,
  SCHEME_ARBITRATION_WON: wonForGood,
  ISSUER_RESPONSE_TIMEFRAME_EXPIRED: whenDone((given, { opinions }) =>
    given.data('disputeStatus')?.toLowerCase() === 'won'
      ? won(toDispute(given), opinions)
      : nothing('does not say that the dispute was won'),
  ),

  PREARBITRATION_LOST: lost,
  SCHEME_ARBITRATION_LOST: lost,
  DISPUTE_DEFENSE_PERIOD_ENDED: ignored('nothing was handed in: what the dispute said stands'),
  PREARBITRATION_OPEN: stillOpen,
  PREARBITRATION_ACCEPTED: stillOpen,
  PREARBITRATION_DECLINED: stillOpen,
  SCHEME_ARBITRATION: stillOpen,
  ISSUER_COMMENTS: stillOpen,
};

/** The money is back until the issuer answers: an event, no verdict, and a fact of its own. */
function reversedForNow({ entity, kind, amount }: Dispute): Saying {
  if (kind.class !== 'FRAUD')
    return nothing(`reversed, but not known to be about fraud; ${kind.because}`);
  return says(
    paymentStatement({
      entity,
      stage: 'provisional-reversal',
      eventType: 'CHARGEBACK_REVERSE',
      amount,
      because: 'a fraud chargeback was reversed, and the issuer may still come back',
    }),
  );
}

function toDispute(given: Item): Dispute {
  const { data } = given;
  return disputeOf(given, data('chargebackReasonCode'), data('chargebackSchemeCode'));
}

/** Adyen has no categories of its own, and its `reason` is free text. */
function unclassified(code: string | undefined): ClassifiedDispute {
  const flaw = code === undefined ? 'is missing' : `${safe(code)}is of no list we know`;
  return {
    class: 'OTHER',
    because: `the reason code ${flaw}, and Adyen has no category of its own`,
  };
}

function safe(code: string): string {
  return /^[A-Za-z0-9.]{1,12}$/.test(code) ? `${code} ` : '';
}

function disputeOf(given: Item, code: string | undefined, scheme: string | undefined): Dispute {
  return {
    entity: given.pspReference,
    kind: classifyDispute({
      network: networkOf(given, scheme),
      code,
      category: unclassified(code),
    }),
    code,
    amount: given.amount,
  };
}

/** Networks by how Adyen's names begin, as in `mc_applepay`; the last ones have codes of their own. */
const NETWORK = /^(visa|mc|amex|discover|diners|jcb|cup|cartebancaire|elo|paypal)/i;

/** Undefined for the rest, such as `maestro`: then a code counts that only one network has. */
function networkOf({ paymentMethod, data }: Item, scheme: string | undefined): string | undefined {
  return [scheme, paymentMethod, data('paymentMethodVariant')]
    .map((name) => NETWORK.exec(name ?? '')?.[0])
    .find((name) => name !== undefined);
}
