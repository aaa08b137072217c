/** What of a merchant's reference may be the key `order:{reference}`: printable ASCII, as it is. */
export const ORDER_REFERENCE = /^[\x20-\x7e]{1,255}$/;
