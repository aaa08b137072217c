/** References in the fixtures. */
export const PAYMENT = 'QFQTPCQ8HXSKGK82';
export const REVIEWED = 'MWXB8N4GTS2KPD65';
export const CAPTURE = 'CPQ5M7WJ2XNT8H82';
export const REFUND = 'RF6ZK3QDB9XVWT82';
export const DISPUTE = 'DZ4DPSHB4WD2WN82';

/** What every event about the payment of the fixtures points to. */
export const OF_ORDER = {
  shaped: ['ORDER-10042'],
  keys: [`adyen:${PAYMENT}`, 'order:ORDER-10042'],
};
/** What a modification points to: its merchant's reference may be its own, so it is no key. */
export function ofPayment(reference = 'ORDER-10042') {
  return { shaped: [reference], keys: [`adyen:${PAYMENT}`] };
}
/** What a dispute without `originalReference` points to. */
export const OF_ORDER_ONLY = { shaped: ['ORDER-10042'], keys: ['order:ORDER-10042'] };
