import type { Expectation } from '../../expectation.ts';
import {
  about,
  CAPTURE,
  captured,
  declined,
  genuine,
  ofCapture,
  ofSale,
  PARENT,
  reviewed,
  SALE,
} from './statements.ts';

export const CAPTURES: readonly Expectation[] = [
  {
    fixture: 'payment.capture.completed',
    statements: [captured(CAPTURE, { value: '49.99' })],
    subject: ofCapture,
  },
  {
    fixture: 'payment.capture.completed',
    opinions: ['capture-legitimate'],
    statements: [genuine],
  },
  {
    fixture: 'payment.capture.completed.jpy',
    statements: [captured(CAPTURE, { value: '5000', currency: 'JPY' })],
    subject: { ...ofCapture, currency: 'JPY' },
  },
  {
    fixture: 'payment.capture.completed.three-decimals',
    statements: [captured(CAPTURE, { value: '12.345', currency: 'KWD' })],
  },
  {
    fixture: 'payment.capture.completed.v1',
    statements: [captured('8F148933LY9388354', { value: '110.54' })],
    subject: about(['paypal:8F148933LY9388354', 'paypal:PAY-8PT597110X687430LKGECATA'], {
      currency: 'USD',
    }),
  },
  {
    fixture: 'payment.sale.completed',
    statements: [captured(SALE, { value: '0.48' })],
    subject: about([`paypal:${SALE}`, PARENT], { currency: 'USD' }),
  },
  {
    fixture: 'payment.sale.completed.custom',
    statements: [captured(SALE, { value: '21.00' })],
    subject: ofSale,
  },
  {
    fixture: 'payment.capture.pending',
    because: 'the capture is pending; its outcome is still open',
    subject: about(['paypal:02T21492PP3782704', 'paypal:8PR65097T8571330M'], { currency: 'USD' }),
  },
  {
    fixture: 'payment.capture.pending.review',
    statements: [reviewed(CAPTURE, { reason: 'PENDING_REVIEW', value: '49.99' })],
    subject: ofCapture,
  },
  {
    fixture: 'payment.sale.pending',
    because: 'the capture is pending; its outcome is still open',
    subject: ofSale,
  },
  {
    fixture: 'payment.sale.pending.review',
    statements: [reviewed(SALE, { reason: 'PAYMENT_REVIEW', value: '21.00' })],
  },
  {
    fixture: 'payment.capture.declined',
    statements: [declined(CAPTURE, { reason: '5120', value: '49.99' })],
    subject: ofCapture,
  },
  {
    fixture: 'payment.capture.declined.status-details',
    statements: [declined(CAPTURE, { reason: 'DECLINED_BY_RISK_FRAUD_FILTERS', value: '49.99' })],
  },
  {
    fixture: 'payment.capture.denied',
    statements: [declined(CAPTURE, { value: '49.99' })],
    subject: ofCapture,
  },
  {
    fixture: 'payment.sale.denied',
    statements: [declined(SALE, { reason: 'TRANSACTION_DENIED', value: '21.00' })],
    subject: ofSale,
  },
];
