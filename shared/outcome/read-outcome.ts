import type { Annotation } from '../annotation/annotation.ts';
import { compact } from '../compact.ts';
import type { Statement, Subject, Understood } from '../providers/provider.ts';
import { accountOf } from './account-of.ts';
import { saysSomething } from './check-item.ts';
import { factOf, stageOf, type Teller } from './fact-of.ts';
import { assessmentNamedBy, type OutcomeItem } from './outcome-item.ts';
import { SIGNALS } from './signals.ts';

/** Why a token leads nowhere. */
const WITHOUT_ASSESSMENT = {
  'ordinary-token':
    'the token carries no assessment: it is none of WAF; give the assessment made of it',
  'no-token':
    'the headers carry no token: neither x-recaptcha-token, nor a cookie recaptcha-…-e or recaptcha-…-t',
} as const;

/** What one valid item means. */
export function readOutcome(item: OutcomeItem, teller: Teller): Understood {
  const said = saidBy(item);
  const read = {
    kind: 'understood' as const,
    event: compact({
      id: item.id === undefined ? teller.event : `${teller.event}:${stageOf(item, said)}`,
      type: item.signal ?? 'annotation',
      time: timeOf(item),
    }),
    ...subjectOf(item, said),
  };
  const { kind } = item.token ?? { kind: 'assessment' };
  if (kind !== 'assessment' && (item.keys.length === 0 || !saysSomething(item))) {
    return { ...read, statements: [], because: WITHOUT_ASSESSMENT[kind] };
  }
  const statement: Statement = {
    annotation: said,
    fact: factOf(item, said, teller),
    because: item.signal === undefined ? enumWords(said) : SIGNALS[item.signal].because,
  };
  return { ...read, statements: [statement] };
}

function subjectOf(item: OutcomeItem, said: Annotation): Subject {
  return compact({
    assessment: assessmentNamedBy(item),
    keys: [...new Set(item.keys)],
    account: accountOf(item, said.reasons ?? []),
    accountId: item.accountId,
  });
}

function timeOf({ eventTime, transactionEvent, phoneAuthenticationEvent }: OutcomeItem) {
  return eventTime ?? transactionEvent?.eventTime ?? phoneAuthenticationEvent?.eventTime;
}

/** What the item says in the words of annotate; `accountId` is forwarded elsewhere. */
function saidBy(item: OutcomeItem): Annotation {
  const { signal, transactionEvent, phoneAuthenticationEvent } = item;
  const { annotation, reasons = [] } = signal === undefined ? item : SIGNALS[signal];
  return compact({
    annotation,
    reasons: reasons.length > 0 ? [...new Set(reasons)] : undefined,
    transactionEvent,
    phoneAuthenticationEvent,
  });
}

/** Why this label, in words of annotate only: what the site wrote itself may be personal. */
function enumWords({
  annotation,
  reasons = [],
  transactionEvent,
  phoneAuthenticationEvent,
}: Annotation): string {
  const words = [
    annotation,
    ...reasons,
    transactionEvent && (transactionEvent.eventType ?? 'a transaction event'),
    phoneAuthenticationEvent && 'a phone authentication',
  ];
  return `the site said so: ${words.filter((word) => word !== undefined).join(', ')}`;
}
