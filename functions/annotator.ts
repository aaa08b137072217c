import { withHealth } from '../shared/http/health.ts';
import type { HttpFunction } from '../shared/http/message.ts';
import { mountAll } from '../shared/http/mount.ts';
import type { Services } from '../shared/services.ts';
import { assess } from './assess.ts';
import { deliver } from './deliver.ts';
import { identityCallback } from './identity-callback.ts';
import { outcome } from './outcome.ts';
import { paymentWebhook } from './payment-webhook.ts';
import { wafToken } from './waf-token.ts';

/** Every function, for one process: each alone, and `annotator`, which serves them all. */
export function allFunctions(services: Services): HttpFunction[] {
  const functions = [paymentWebhook, identityCallback, wafToken, outcome, assess, deliver].map(
    (create) => withHealth(create(services)),
  );
  return [...functions, withHealth(mountAll('annotator', functions))];
}
