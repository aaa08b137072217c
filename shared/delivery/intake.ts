import type { Annotation } from '../annotation/annotation.ts';
import {
  type Assessment,
  parseCarriedAssessment,
  shapedAssessments,
} from '../annotation/assessment-name.ts';
import { kindOfAction } from '../annotation/kind-of-action.ts';
import { digest } from '../ledger/digest.ts';
import type { AccountWanted, FindingRecord } from '../ledger/records.ts';
import type { Vault } from '../ledger/vault.ts';
import { factOwner } from '../outcome/source.ts';
import type { AccountSubject, Statement, Understood } from '../providers/provider.ts';
import { type Instant, instant } from '../time.ts';
import { SIGN_IN_MS } from './account.ts';
import { accountFields, accountPseudonym, hidePersonal, ipPseudonym } from './personal.ts';
import type { Policy } from './services.ts';

/** An event time further ahead of ours than this is not believed; milliseconds. */
const AHEAD_MS = 5 * 60_000;

/** Each costs a call. */
const MOST_GUESSES = 3;

/** How much older than the interaction its assessment may be. */
const WITHIN_MS = { minutes: SIGN_IN_MS, day: 24 * 60 * 60_000, ever: undefined } as const;

/** What keeps personal data from being read in the ledger, and what the site chose to forward. */
type Secrecy = Pick<Vault, 'pseudonym' | 'seal'> & {
  readonly policy: Pick<Policy, 'accountIds'>;
};

/** What arrived, ready for the ledger: nothing in it depends on the sender any more. */
export interface Intake {
  readonly provider: string;
  readonly event: string;
  readonly eventType: string;
  /** Names it may have been quarantined under: its own, or its body's while not even an id could be read. */
  readonly quarantinedAs: readonly string[];
  readonly arrivedAt: Instant;
  readonly eventTime: Instant;
  /** ISO 4217 of the payment itself, where the event tells it. */
  readonly currency?: string;
  /** The assessment the event itself names. */
  readonly carried?: Assessment;
  /** What might be its assessment, to be tried in this order: values that have the shape of one. */
  readonly guesses: readonly Assessment[];
  /** The event carried a value that is no assessment name. */
  readonly carriedUnreadable: boolean;
  readonly keys: readonly string[];
  /** Those of the keys whose links count less than a guess. */
  readonly lastingKeys: readonly string[];
  readonly findings: readonly (readonly [id: string, finding: FindingRecord])[];
  /** Why there is no finding. */
  readonly because?: string;
}

/** Where an event comes from, and which one of its request it is. */
export interface Origin {
  readonly provider: string;
  /** The sender's id, or `bodyName` where it gives none. */
  readonly event: string;
  /** Digest of the body, and the event's index in it. */
  readonly bodyName: string;
  readonly index: number;
  /** The project that bare ids belong to. */
  readonly project: string;
}

/** Turns one understood event into findings. */
export function toIntake(
  services: Secrecy,
  origin: Origin,
  reading: Understood,
  now: number,
): Intake {
  const { provider, event, bodyName, index, project } = origin;
  const { carried: value } = reading;
  const carried =
    reading.assessment ??
    (value === undefined ? undefined : parseCarriedAssessment(value, project));
  const guesses = carried ? [] : shapedAssessments(reading.shaped ?? [], project);
  const eventTime = believableTime(reading.event.time, now);
  const known = reading.account?.typed ? undefined : reading.account?.ids[0];
  const accountId = reading.accountId ?? known;
  const account = accountFields(services.policy.accountIds, accountId);
  const wanted = reading.account && { account: toWanted(services, reading.account, eventTime) };
  const common = { provider, event, eventType: reading.event.type, arrivedAt: instant(now) };
  return {
    ...common,
    eventTime,
    ...(reading.currency ? { currency: reading.currency } : {}),
    ...(carried ? { carried } : {}),
    guesses: guesses.slice(0, MOST_GUESSES),
    quarantinedAs: [event, bodyName],
    carriedUnreadable: value !== undefined && !carried,
    keys: reading.keys,
    lastingKeys: guesses.length > 0 ? (reading.lastingKeys ?? []) : [],
    findings: reading.statements.map((statement, n) => [
      digest(provider, event, String(index), String(n)),
      {
        ...common,
        ...toFinding(provider, statement, eventTime),
        ...hidePersonal(services, { ...said(statement, eventTime, now), ...account }),
        ...wanted,
        keys: reading.keys,
      },
    ]),
    ...(reading.because === undefined ? {} : { because: reading.because }),
  };
}

function toFinding(provider: string, statement: Statement, eventTime: Instant) {
  const { because, currency, fact, otherFact } = statement;
  const owner = factOwner(provider);
  return {
    fact: `${owner}:${fact}`,
    ...(otherFact ? { otherFact: `${owner}:${otherFact}` } : {}),
    because,
    ...(currency ? { currency } : {}),
    eventTime,
    state: 'pending' as const,
    attempts: 0,
    uncertain: 0,
  };
}

/** A time that the statement itself gives is left as it is, if it can be believed. */
function said({ annotation }: Statement, eventTime: Instant, now: number): Annotation {
  const { transactionEvent, phoneAuthenticationEvent, ...rest } = annotation;
  return {
    ...rest,
    ...(transactionEvent ? { transactionEvent: { eventTime, ...transactionEvent } } : {}),
    ...(phoneAuthenticationEvent
      ? {
          phoneAuthenticationEvent: {
            ...phoneAuthenticationEvent,
            eventTime: believableTime(phoneAuthenticationEvent.eventTime ?? eventTime, now),
          },
        }
      : {}),
  };
}

function toWanted(
  services: Secrecy,
  { ids, userIp, action = 'sign-in', at, within = 'minutes' }: AccountSubject,
  eventTime: Instant,
): AccountWanted {
  const withinMs = WITHIN_MS[within];
  return {
    ids: [...new Set(ids.map((id) => accountPseudonym(services, id)))],
    action: kindOfAction(action),
    at: at ?? eventTime,
    ...(withinMs === undefined ? {} : { withinMs }),
    ...(userIp === undefined ? {} : { userIp: ipPseudonym(services, userIp) }),
  };
}

function believableTime(time: Instant | undefined, now: number): Instant {
  return time === undefined || time > instant(now + AHEAD_MS) ? instant(now) : time;
}
