import { adyen } from './adyen/index.ts';
import { braintree } from './braintree/index.ts';
import { checkout } from './checkout/index.ts';
import { paypal } from './paypal/index.ts';
import type { Provider } from './provider.ts';
import { shopify } from './shopify/index.ts';
import { square } from './square/index.ts';
import { stripe } from './stripe/index.ts';

/** Every sender the project knows. */
export const PROVIDERS: readonly Provider[] = [
  stripe as Provider,
  adyen as Provider,
  braintree as Provider,
  paypal as Provider,
  checkout as Provider,
  square as Provider,
  shopify as Provider,
];
