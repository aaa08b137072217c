/** Ids of the objects in the fixtures. */
export const CARD = '8nqkz4yt';
export const ACH = 'f3w7hd2m';
export const SEPA = 'p9d4ks6a';
export const REFUND = 'r6t1bx9p';
export const LOCAL_PAYMENT = 'PAYID-NF4XQ2A7RB92764T8891435K';
export const DISPUTE = 'wz4kq8xrpd6mt2c9';
export const PRE_ARBITRATION = 'q7m3xv5ndk8hz1wf';

export const ASSESSMENT = '5a1b9c03d2e4f678';
