import * as z from 'zod';
import { metadataValue } from '../metadata-value.ts';
import type { Subject } from '../provider.ts';
import { id, reference } from './schema.ts';

const linked = z.object({
  object: z.string().optional().catch(undefined),
  id: id.optional().catch(undefined),
  metadata: z.unknown().optional(),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .optional()
    .catch(undefined),
  charge: reference.catch(undefined),
  payment_intent: reference.catch(undefined),
  latest_charge: reference.catch(undefined),
  charges: z
    .object({ data: z.array(z.object({ id, metadata: z.unknown().optional() })) })
    .optional()
    .catch(undefined),
});

/** An object that may have an id and the merchant's metadata. */
interface Carrier {
  readonly id?: string | undefined;
  readonly metadata?: unknown;
}

interface Carriers {
  /** The object itself, where its metadata counts. */
  readonly own?: Carrier | undefined;
  readonly charge?: Carrier | undefined;
  readonly intent?: Carrier | undefined;
}

/**
 * The subject of an event about this object. Metadata counts on PaymentIntents and Charges, and on
 * a Checkout Session that names its PaymentIntent: Stripe copies it to nothing else.
 * Source: https://support.stripe.com/questions/how-metadata-works-with-related-objects
 */
export function subjectOf(object: unknown, metadataKey: string): Subject {
  const read = linked.safeParse(object);
  if (!read.success) return { keys: [] };
  const { own, charge, intent } = carriersOf(read.data);
  const carried = [own, charge, intent]
    .map((carrier) => metadataValue(carrier?.metadata, metadataKey))
    .find((value) => value !== undefined);
  const keys = [charge, intent].flatMap((carrier) => (carrier?.id ? [`stripe:${carrier.id}`] : []));
  const currency = own ? read.data.currency?.toUpperCase() : undefined;
  return {
    ...(carried === undefined ? {} : { carried }),
    keys,
    ...(currency === undefined ? {} : { currency }),
  };
}

function carriersOf(given: z.infer<typeof linked>): Carriers {
  const { object, charge, payment_intent: intent, latest_charge, charges } = given;
  if (object === 'charge') return { own: given, charge: given, intent };
  if (object === 'payment_intent') {
    return { own: given, charge: latest_charge ?? charges?.data[0], intent: given };
  }
  if (object === 'checkout.session' && intent) return { own: given, intent };
  return { charge, intent };
}
