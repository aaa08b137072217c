import type { Expectation } from '../../expectation.ts';
import { about, ofRefund, REFUND, refunded, said } from './statements.ts';

const REVERSED = 'taken back by a dispute or a bank; a dispute has its own events';

export const REFUNDS: readonly Expectation[] = [
  {
    fixture: 'payment.capture.refunded',
    statements: [refunded(REFUND, '20.00')],
    subject: ofRefund,
    event: {
      id: 'WH-58329527W468432D-8HN650336L201117X',
      type: 'PAYMENT.CAPTURE.REFUNDED',
      time: '2026-10-12T09:11:53.000Z',
    },
  },
  {
    fixture: 'payment.capture.refunded.published',
    statements: [refunded('1Y107995YT783435V', '0.99')],
    subject: about(['paypal:0JF852973C016714D']),
  },
  {
    fixture: 'payment.sale.refunded',
    statements: [refunded('6YX43824R4443062K', '0.01')],
    subject: about(['paypal:9T0916710M1105906', 'paypal:PAY-5437236047802405NKRJ22UA']),
  },
  {
    fixture: 'payment.refund.failed',
    statements: [
      said(
        `${REFUND}:refund-reverse:REFUND_REVERSE`,
        { eventType: 'REFUND_REVERSE', reason: 'ECHECK', value: '20.00' },
        'the refund failed or was cancelled, so the money stays with the site',
      ),
    ],
    subject: ofRefund,
  },
  {
    fixture: 'payment.refund.pending',
    because: 'the outcome of the refund is still open',
    subject: ofRefund,
  },
  {
    fixture: 'payment.capture.reversed',
    because: REVERSED,
    subject: about(['paypal:4L335234718889942']),
  },
  { fixture: 'payment.sale.reversed', because: REVERSED, subject: about([]) },
];
