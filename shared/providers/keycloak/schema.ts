import * as z from 'zod';

/**
 * The parts of an event we read. Strict for what a label or its key rests on.
 * Source: https://phasetwo.io/docs/audit-logs/access and, for the details of a sign-in,
 * https://github.com/keycloak/keycloak/blob/main/server-spi-private/src/main/java/org/keycloak/events/Details.java
 */

/** Of an event or a session: a UUID, or what newer versions make up at random. */
export const ID = /^[A-Za-z0-9_.-]{1,200}$/;

const text = z.string().nullish();

const details = z.object({
  /** The session in which one user signs in: every attempt in it says the same. */
  code_id: z.string().regex(ID).optional().catch(undefined),
  /** Of the one-time password that was asked for. */
  selected_credential_id: text,
  /** The next four are there when something else than a password was checked. */
  identity_provider: text,
  credential_type: text,
  public_key_credential_id: text,
  x509_cert_serial_number: text,
  /** Of a client that brought the user's credentials itself, without a browser. */
  grant_type: text,
});

/** An attempt to sign in. */
export const attempt = z
  .object({ uid: z.string().regex(ID, 'must be an id'), error: text, details: details.nullish() })
  .transform(({ uid, error, details }) => ({
    uid,
    error,
    session: details?.code_id ?? uid,
    hasSecondFactor: Boolean(details?.selected_credential_id),
    isByPassword: details ? isByPassword(details) : false,
  }));

/** Nothing says outright that a password was checked, so whatever says otherwise counts. */
function isByPassword(told: z.infer<typeof details>): boolean {
  if (told.identity_provider || told.public_key_credential_id || told.x509_cert_serial_number) {
    return false;
  }
  const type = told.credential_type || 'password';
  const grant = told.grant_type || 'password';
  return (type === 'password' || type === 'otp') && grant === 'password';
}

export const event = z.looseObject({ type: z.string() });

export type KeycloakEvent = z.infer<typeof event>;
export type Attempt = z.infer<typeof attempt>;
