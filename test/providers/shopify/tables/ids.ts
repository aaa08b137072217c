/** Every one is above 2^53: parsed as a number, its last digits would be others. */
export const ORDER = 'shopify:820982911946154508';
export const DISPUTE = '285332461850802063';
export const PAYMENT = '120560818172775265';
export const CAPTURE = '120560818172775311';
export const VOID = '120560818172775329';
export const REFUND = '120560818172775347';
