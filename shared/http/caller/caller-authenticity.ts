/** Whether a caller is who it must be. */
export type CallerAuthenticity =
  | {
      readonly authentic: true;
      /** Name of the secret, or the part before the @ of the service account: fit for a log line. */
      readonly caller: string;
      /** Fingerprint of the secret that matched, so that the old one can be retired on evidence. */
      readonly secret?: string;
      /** `webhook-id`, covered by the signature. */
      readonly messageId?: string;
    }
  | {
      readonly authentic: false;
      /** What to change; holds neither payload, token, address nor secret. */
      readonly reason: string;
      /** The caller may be right, but it cannot be told now: 503 rather than 401. */
      readonly retryable?: true;
    };

export function refused(reason: string): CallerAuthenticity {
  return { authentic: false, reason };
}
