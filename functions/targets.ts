/**
 * Every function that can be deployed alone, by the name `FUNCTION_TARGET` calls it, and the path
 * under which the target `annotator` serves it together with all others.
 */
export const TARGETS = {
  paymentWebhook: '/payment-webhook',
  identityCallback: '/identity-callback',
  wafToken: '/waf-token',
  outcome: '/outcome',
  assess: '/assess',
  deliver: '/deliver',
} as const;

/** Where `annotator` serves this provider. */
export function pathOf(provider: { readonly id: string; readonly function: keyof typeof TARGETS }) {
  return `${TARGETS[provider.function]}/${provider.id}`;
}
