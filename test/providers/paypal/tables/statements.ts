import type { Statement, Subject } from '../../../../shared/providers/provider.ts';

export const CAPTURE = '3C679366HH908993F';
export const AUTHORIZATION = '0AW12345WJ678901H';
export const ORDER = '5O190127TN364715T';
export const REFUND = '1JU08902781691411';
export const SALE = '80021663DE681814L';
const CUSTOM = '5a1b9c03d2e4f678';

const NO_VERDICT = 'which is no verdict: fraud shows up weeks later';

type Fields = Readonly<Record<string, string>>;

/** A statement about a payment; its value is in US dollars where nothing else is said. */
export function said(fact: string, event: Fields, because: string, ...reasons: readonly string[]) {
  const { currency = 'USD', ...transactionEvent } = event;
  return {
    annotation: { ...(reasons.length > 0 ? { reasons } : {}), transactionEvent },
    fact,
    because,
    ...('value' in event ? { currency } : {}),
  } as Statement;
}

export function authorised(id: string, value: string): Statement {
  const event = { eventType: 'AUTHORIZATION', value };
  const because = `the payment was authorised, ${NO_VERDICT}`;
  return said(`${id}:authorization:TRANSACTION_ACCEPTED`, event, because, 'TRANSACTION_ACCEPTED');
}

export function captured(id: string, amount: Fields): Statement {
  const event = { eventType: 'PAYMENT_CAPTURE', ...amount };
  const because = `the payment was captured, ${NO_VERDICT}`;
  return said(`${id}:capture:TRANSACTION_ACCEPTED`, event, because, 'TRANSACTION_ACCEPTED');
}

export const genuine: Statement = {
  ...captured(CAPTURE, { value: '49.99' }),
  annotation: {
    annotation: 'LEGITIMATE',
    reasons: ['TRANSACTION_ACCEPTED'],
    transactionEvent: { eventType: 'PAYMENT_CAPTURE', value: '49.99' },
  },
  because: 'the payment was captured, which counts as genuine here',
};

export function declined(id: string, event: Fields): Statement {
  const all = { eventType: 'PAYMENT_CAPTURE_DECLINE', ...event };
  const because = 'the capture failed, which is no verdict';
  return said(`${id}:capture-decline:TRANSACTION_DECLINED`, all, because, 'TRANSACTION_DECLINED');
}

export function reviewed(id: string, event: Fields): Statement {
  const all = { eventType: 'MANUAL_REVIEW', ...event };
  return said(`${id}:opened:MANUAL_REVIEW`, all, 'PayPal reviews the payment');
}

export function cancelled(id: string, event: Fields): Statement {
  const because = 'the payment was cancelled before it was captured';
  return said(`${id}:cancel:CANCEL`, { eventType: 'CANCEL', ...event }, because);
}

export function refunded(id: string, value: string): Statement {
  const because = 'the payment was refunded, and fraud was not given as the reason';
  return said(`${id}:refund:REFUND`, { eventType: 'REFUND', value }, because, 'REFUND');
}

export function about(keys: readonly string[], rest: Omit<Subject, 'keys'> = {}): Subject {
  return { ...rest, keys };
}

export const ofCapture = about(
  [`paypal:${CAPTURE}`, `paypal:${AUTHORIZATION}`, `paypal:${ORDER}`, 'order:ORDER-1234'],
  { shaped: [CUSTOM], currency: 'USD' },
);
export const ofAuthorization = about(
  [`paypal:${AUTHORIZATION}`, `paypal:${ORDER}`, 'order:ORDER-1234'],
  {
    shaped: [CUSTOM],
    currency: 'USD',
  },
);
export const ofRefund = about([`paypal:${CAPTURE}`, 'order:ORDER-1234'], { shaped: [CUSTOM] });
export const ofOrder = about([`paypal:${ORDER}`, 'order:ORDER-1234'], { shaped: [CUSTOM] });
export const PARENT = 'paypal:PAY-1PA12106FU478450MKRETS4A';
export const ofSale = about([`paypal:${SALE}`, PARENT, 'order:57e3028db8d1b'], {
  shaped: [CUSTOM],
  currency: 'USD',
});
