/** References in the fixtures. */
export const PAYMENT = 'QFQTPCQ8HXSKGK82';
export const REVIEWED = 'MWXB8N4GTS2KPD65';
export const CAPTURE = 'CPQ5M7WJ2XNT8H82';
export const REFUND = 'RF6ZK3QDB9XVWT82';
export const DISPUTE = 'DZ4DPSHB4WD2WN82';

const ORDER_KEY = 'order:ORDER-10042';

/** What every event about the payment of the fixtures points to. */
export const OF_ORDER = {
  shaped: ['ORDER-10042'],
  keys: [`adyen:${PAYMENT}`, ORDER_KEY],
};
/** What a modification points to: its merchant's reference may be its own, so it is no key. */
export function ofPayment(reference = 'ORDER-10042') {
  return { shaped: [reference], keys: [`adyen:${PAYMENT}`] };
}
/** What a dispute points to: its own reference is in all of its events. */
export function ofDispute(dispute = DISPUTE) {
  return { shaped: ['ORDER-10042'], keys: [`adyen:${PAYMENT}`, `adyen:${dispute}`, ORDER_KEY] };
}
/** The same without `originalReference`. */
export function ofDisputeAlone(dispute = DISPUTE) {
  return { shaped: ['ORDER-10042'], keys: [`adyen:${dispute}`, ORDER_KEY] };
}
