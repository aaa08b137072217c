import type { Told } from './told.ts';

/**
 * What else the assessment says, as far as it says it. Everything named risk runs against the
 * score: 0 is harmless, 1 is bad. Trust runs with it.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments
 */
export interface Risks {
  /** What Account defense says of the account. */
  readonly account?: {
    readonly labels: readonly Told[];
    readonly takeoverRisk?: number;
    readonly riskReasons: readonly Told[];
    readonly trustReasons: readonly Told[];
  };
  /** What Transaction defense says; `risk` sums up the two risks after it. */
  readonly transaction?: {
    readonly risk?: number;
    readonly stolenInstrumentRisk?: number;
    readonly cardTestingRisk?: number;
    readonly behavioralTrust?: number;
    readonly reasons: readonly Told[];
  };
  /** Who pays: seen for at least so many days, made up with this likelihood. */
  readonly payer?: { readonly activeDays?: number; readonly syntheticRisk?: number };
  readonly card?: { readonly labels: readonly Told[] };
  /** What SMS defense says of the phone number. */
  readonly sms?: { readonly tollFraudRisk?: number; readonly reasons: readonly Told[] };
  /** `byRule`: a rule of the policy decided whether to show one. */
  readonly challenge?: {
    readonly result?: Told;
    readonly type?: Told;
    readonly byRule: boolean;
  };
  /** Bots that say who they are, and are. */
  readonly verifiedBots?: readonly { readonly name?: string; readonly type?: Told }[];
  /** Which program asked for the assessment; says nothing about the user. */
  readonly environment?: { readonly client?: string; readonly version?: string };
}
