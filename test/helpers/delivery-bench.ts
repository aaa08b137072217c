import type { Annotation } from '../../shared/annotation/annotation.ts';
import { DEFAULT_OPINIONS } from '../../shared/config/opinions.ts';
import { createCircuitBreaker } from '../../shared/delivery/circuit-breaker.ts';
import { deliver } from '../../shared/delivery/deliver.ts';
import type { Entry } from '../../shared/delivery/entry.ts';
import { linkAssessments } from '../../shared/delivery/link-assessments.ts';
import { linkItem } from '../../shared/delivery/link-item.ts';
import { receive } from '../../shared/delivery/receive.ts';
import type { DeliveryServices, Policy } from '../../shared/delivery/services.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { createVault, type Vault } from '../../shared/ledger/vault.ts';
import { createLog } from '../../shared/log/log.ts';
import type { AccountSubject, Reading } from '../../shared/providers/provider.ts';
import { instant } from '../../shared/time.ts';
import { type ScriptedRecaptcha, scriptedRecaptcha } from './scripted-recaptcha.ts';
import { type TurnableClock, turnableClock } from './turnable-clock.ts';

const HOUR = 60 * 60_000;

export const A = 'aaaaaaaaaaaaaaa1';
export const B = 'bbbbbbbbbbbbbbb2';
export const nameOf = (id: string) => `projects/test-project/assessments/${id}`;

/** One event as a provider would read it. */
export interface TestEvent {
  readonly id: string;
  readonly says?: Annotation;
  readonly fact?: string;
  readonly otherFact?: string;
  readonly carried?: string;
  readonly shaped?: readonly string[];
  readonly keys?: readonly string[];
  readonly lastingKeys?: readonly string[];
  /** Seconds before (negative) or after the bench's clock. */
  readonly at?: number;
  readonly currency?: string;
  /** Of the payment the event is about. */
  readonly paymentCurrency?: string;
  readonly account?: AccountSubject;
  /** `test` where it is not given. */
  readonly provider?: string;
  /** Why today's schema cannot read it. */
  readonly unreadable?: string;
}

/** The delivery code on a clock to turn and an API to script. */
export interface Bench {
  readonly services: DeliveryServices;
  readonly vault: Vault;
  readonly clock: TurnableClock;
  readonly api: ScriptedRecaptcha;
  readonly lines: string[];
  receive(event: TestEvent, own?: DeliveryServices): Promise<Entry[]>;
  /** Statuses only. */
  statuses(event: TestEvent, own?: DeliveryServices): Promise<string[]>;
  deliver(): ReturnType<typeof deliver>;
  link(assessment: string, keys: string[]): Promise<number>;
  /** Links one as a site would ask for it; how many were released. */
  linkItem(item: object): Promise<number>;
  /** The same, of several in one request. */
  linkItems(items: readonly object[]): Promise<number[]>;
  said(): Annotation[];
}

export function deliveryBench(
  ledger: Ledger,
  changes: { clock?: TurnableClock; api?: ScriptedRecaptcha; policy?: Partial<Policy> } = {},
): Bench {
  const { clock = turnableClock(), api = scriptedRecaptcha() } = changes;
  const lines: string[] = [];
  const vault = createVault(Buffer.alloc(32, 7));
  const services: DeliveryServices = {
    ...vault,
    ledger,
    recaptcha: api,
    breaker: createCircuitBreaker(clock, 'test-project'),
    clock,
    random: Math.random,
    log: createLog((line) => lines.push(line)),
    policy: {
      opinions: new Set(DEFAULT_OPINIONS),
      parkMs: 24 * HOUR,
      linkMs: 540 * 24 * HOUR,
      recordMs: 90 * 24 * HOUR,
      accountIds: { kind: 'none' },
      shadows: () => false,
      ...changes.policy,
    },
  };
  const time = () => ({ finishBy: clock.now() + 6_000, callMs: 4_000 });
  const bench: Bench = {
    services,
    vault,
    clock,
    api,
    lines,
    receive: (event, own = services) =>
      receive(
        own,
        {
          provider: event.provider ?? 'test',
          project: 'test-project',
          readings: [toReading(event, clock.now())],
          body: Buffer.from(JSON.stringify(event)),
          bodyDigest: `digest-of-${event.id}`,
        },
        time(),
      ),
    statuses: async (event, own) => (await bench.receive(event, own)).map(({ status }) => status),
    deliver: () => deliver(services, time()),
    link: (assessment, keys) => bench.linkItem({ assessment, keys }),
    linkItem: async (given) => (await bench.linkItems([given]))[0] ?? 0,
    linkItems: async (given) => {
      const items = given.map((item) => linkItem('test-project').parse(item));
      const linked = await linkAssessments(services, items, time());
      return linked.map(({ released }) => released);
    },
    said: () => api.calls.map(({ said }) => said),
  };
  return bench;
}

export function toReading(event: TestEvent, now: number): Reading {
  const {
    id,
    says,
    fact = `fact-of-${id}`,
    carried,
    shaped,
    keys = [],
    lastingKeys,
    at = 0,
    currency,
    account,
    paymentCurrency,
    unreadable,
  } = event;
  if (unreadable !== undefined) {
    return { kind: 'unreadable', event: { id, type: 'test.event' }, because: unreadable };
  }
  return {
    kind: 'understood',
    event: { id, type: 'test.event', time: instant(now + at * 1000) },
    ...(carried ? { carried } : {}),
    ...(shaped ? { shaped } : {}),
    keys,
    ...(lastingKeys ? { lastingKeys } : {}),
    ...(account ? { account } : {}),
    ...(paymentCurrency ? { currency: paymentCurrency } : {}),
    statements: says
      ? [
          {
            annotation: says,
            fact,
            ...(event.otherFact ? { otherFact: event.otherFact } : {}),
            because: `because of ${id}`,
            ...(currency ? { currency } : {}),
          },
        ]
      : [],
    ...(says ? {} : { because: 'says nothing' }),
  };
}
