import { adyen } from './adyen/index.ts';
import { auth0 } from './auth0/index.ts';
import { braintree } from './braintree/index.ts';
import { checkout } from './checkout/index.ts';
import { firebase } from './firebase/index.ts';
import { keycloak } from './keycloak/index.ts';
import { okta } from './okta/index.ts';
import { paypal } from './paypal/index.ts';
import type { Provider } from './provider.ts';
import { shopify } from './shopify/index.ts';
import { square } from './square/index.ts';
import { stripe } from './stripe/index.ts';
import { supabase } from './supabase/index.ts';
import { twilio } from './twilio/index.ts';
import { workos } from './workos/index.ts';

/** Every sender the project knows. */
export const PROVIDERS: readonly Provider[] = [
  stripe as Provider,
  adyen as Provider,
  braintree as Provider,
  paypal as Provider,
  checkout as Provider,
  square as Provider,
  shopify as Provider,
  okta as Provider,
  twilio as Provider,
  supabase as Provider,
  workos as Provider,
  keycloak as Provider,
  firebase as Provider,
  auth0 as Provider,
];
