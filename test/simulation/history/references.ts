import { type Assessment, assessmentOf } from '../../../shared/annotation/assessment-name.ts';
import type { Chance } from '../chance.ts';
import { PROJECT } from './facts.ts';
import type { LinkPlan, OrderNumber, SimulatedEvent, Subject, WebhookPlan } from './plan.ts';

/** A merchant's habits: what its payments' references are, and how much else it tells. */
export interface References {
  /** Numbers that are no assessment, though they have the shape. */
  readonly orderNumbers: readonly OrderNumber[];
  /** Puts the references into the events, in place of most of what they carried. */
  intoEvents(events: readonly SimulatedEvent[]): readonly SimulatedEvent[];
  /** Who trusts in references seldom links, and often only while an event comes, or comes again. */
  intoLinks(links: readonly LinkPlan[], webhooks: readonly WebhookPlan[]): readonly LinkPlan[];
}

const NONE: References = {
  orderNumbers: [],
  intoEvents: (events) => events,
  intoLinks: (links) => links,
};

/** A quarter of the merchants have references of the shape: assessments, order numbers, or both. */
export function planReferences(chance: Chance, subjects: readonly Subject[]): References {
  if (!chance.happens(0.25)) return NONE;
  const areOrderNumbers = chance.pick([0, 0.5, 1]);
  const orderNumbers = subjects.map((_, n) => planOrderNumber(chance, n));
  const isReused = chance.happens(0.15);
  const references = new Map(
    subjects.map(({ assessment }, n) => {
      const number = orderNumbers[isReused ? 0 : n]?.assessment;
      return [assessment, number && chance.happens(areOrderNumbers) ? number : assessment];
    }),
  );
  const refers = chance.pick([0.5, 1, 1]);
  const carries = chance.pick([0, 0.5, 0.9]);
  const keyless = chance.pick([0, 0.3, 0.6]);
  const links = chance.pick([0, 0.5, 1]);
  return {
    orderNumbers,
    intoEvents: (events) =>
      events.map((event) => {
        const reference = references.get(event.subject.assessment);
        if (!reference || !chance.happens(refers)) return event;
        const { carried, ...rest } = chance.happens(keyless) ? { ...event, keys: [] } : event;
        const stillCarried = carried !== undefined && chance.happens(carries);
        return {
          ...rest,
          reference: { assessment: reference, values: planValues(chance, reference) },
          ...(stillCarried ? { carried } : {}),
        };
      }),
    intoLinks(planned, webhooks) {
      const sends = webhooks.flatMap((webhook) => webhook.sends);
      return planned
        .filter(() => chance.happens(links))
        .map((link) => (chance.happens(0.5) ? besideOne(chance, sends, link) : link));
    },
  };
}

/** @param n unique among the numbers of a history */
export function planOrderNumber(chance: Chance, n: number): OrderNumber {
  const assessment = assessmentOf(PROJECT, `4711${n}`.padEnd(16, '0'));
  return { assessment, answer: chance.happens(0.2) ? 'refused' : 'not_found' };
}

/** At about the time when a call is under way that one of these began. */
function besideOne(chance: Chance, sends: readonly number[], link: LinkPlan): LinkPlan {
  const one = sends[chance.between(0, sends.length - 1)] ?? link.at;
  return { ...link, at: one + chance.between(-100, 500) };
}

/** Bare or by its full name, perhaps behind something that has not the shape. */
function planValues(chance: Chance, { id, name }: Assessment): string[] {
  const value = chance.pick([id, id, name]);
  return chance.happens(0.2) ? [`for order ${id}`, value] : [value];
}
