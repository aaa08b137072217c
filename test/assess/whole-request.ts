/** The least that can be asked. */
export const ASKED = { token: 'a-token', siteKey: '6LcAbcdEfGh_-0123456789' };

/** Everything that can be asked with a token, each with a value of its kind. */
export const WHOLE = {
  ...ASKED,
  expectedAction: 'checkout',
  useCase: 'ecommerce',
  userIp: '2001:db8::1',
  userAgent: 'Mozilla/5.0',
  ja3: '579ccef312d18482fc42e2b822ca2430',
  ja4: 't13d1516h2_8daaf6152771_b186095e22b6',
  requestedUri: 'https://shop.example/checkout',
  accountId: 'sam',
  userInfo: {
    createAccountTime: '2026-01-02T03:04:05Z',
    userIds: [{ email: 'sam@example.com' }, { phoneNumber: '+4915112345678' }, { username: 'sam' }],
  },
  transactionData: {
    transactionId: 'order-1234',
    paymentMethod: 'processor-paypal',
    cardBin: '41111111',
    cardLastFour: '1111',
    currencyCode: 'EUR',
    value: 42.5,
    shippingValue: 0,
    shippingAddress: {
      recipient: 'Sam',
      address: ['1 Main St', 'Back door'],
      locality: 'Springfield',
      administrativeArea: 'IL',
      regionCode: 'US',
      postalCode: '62701',
    },
    billingAddress: { regionCode: '840' },
    user: {
      accountId: 'sam',
      creationMs: 1_700_000_000_000,
      email: 'sam@example.com',
      emailVerified: true,
      phoneNumber: '+4915112345678',
      phoneVerified: false,
    },
    merchants: [{ accountId: 'seller-1' }],
    items: [{ name: 'Ticket', value: 21.25, quantity: 2, merchantAccountId: 'seller-1' }],
    gatewayInfo: {
      name: 'stripe',
      gatewayResponseCode: 'approved',
      avsResponseCode: 'Y',
      cvvResponseCode: 'M',
    },
  },
  wafTokenAssessment: true,
  keys: ['order:1234'],
} as const;
