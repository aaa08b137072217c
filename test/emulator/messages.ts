import { ASSESSMENT_MESSAGES } from './assessment-messages.ts';
import { REQUEST_MESSAGES } from './request-messages.ts';

/** Fields of a message with their proto types; `[]` marks a repeated field. */
export type MessageTable = Readonly<Record<string, string>>;

/** The messages by their proto names inside google.cloud.recaptchaenterprise.v1. */
export const MESSAGES = { ...REQUEST_MESSAGES, ...ASSESSMENT_MESSAGES } as const;

export type MessageName = keyof typeof MESSAGES;

/** Of each set at most one field may be given. */
export const ONEOFS: Partial<Readonly<Record<MessageName, readonly string[]>>> = {
  UserId: ['email', 'phoneNumber', 'username'],
  EndpointVerificationInfo: ['emailAddress', 'phoneNumber'],
};

/** What only Google says about an assessment; in a request it is ignored. */
export const OUTPUT_ONLY = [
  'riskAnalysis',
  'tokenProperties',
  'accountDefenderAssessment',
  'firewallPolicyAssessment',
  'fraudPreventionAssessment',
  'fraudSignals',
  'phoneFraudAssessment',
  'policyEvaluation',
] as const;

/** A message's table; undefined when the name is not one of ours. */
export function messageTable(name: string): MessageTable | undefined {
  return Object.hasOwn(MESSAGES, name) ? MESSAGES[name as MessageName] : undefined;
}

/** A field's type, and whether it is repeated. */
export function fieldType(declared: string): { type: string; repeated: boolean } {
  return declared.endsWith('[]')
    ? { type: declared.slice(0, -2), repeated: true }
    : { type: declared, repeated: false };
}

/** `eventTime` as the proto spells it: `event_time`. */
export function protoName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
