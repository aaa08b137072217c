/**
 * Every function that can be deployed alone, by the name `FUNCTION_TARGET` calls it, and the path
 * under which the target `annotator` serves it together with all others.
 */
export const TARGETS = {
  paymentWebhook: '/payment-webhook',
  assess: '/assess',
  deliver: '/deliver',
} as const;
