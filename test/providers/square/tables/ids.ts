import type { Subject } from '../../../../shared/providers/provider.ts';

/** Ids of the objects in the fixtures. */
export const PAYMENT = 'tXn4Vb7QmLcW2RdKeYp8HsGjFaOZY';
export const ORDER = 'mKd7Qy2WnBxV5tRsLpJh4GcFzEbZY';
export const REFUND = `${PAYMENT}_9QwErTyUiOpAsDfGhJkLzXcVbNmK4tRwQzYxCvBnMaS`;
export const REFUND_ORDER = 'Zp3LxWq8VnTbRk5YsJm2HdGcFuEZY';
export const DISPUTE = 'kR7vXeTqLmB3nWzYpGdJfC';

/** What every event about the payment is tied by. */
export const ABOUT_PAYMENT: Subject = {
  shaped: ['5a1b9c03d2e4f678', 'Order 1042'],
  keys: [`square:${PAYMENT}`, `square:${ORDER}`],
  currency: 'USD',
};
export const ABOUT_REFUND: Subject = { keys: [`square:${PAYMENT}`, `square:${REFUND_ORDER}`] };
export const ABOUT_DISPUTE: Subject = { keys: [`square:${PAYMENT}`] };
